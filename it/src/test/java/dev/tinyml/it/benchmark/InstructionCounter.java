package dev.tinyml.it.benchmark;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs images in QEMU and counts instructions, with a plugin of our own.
 *
 * @param locator finds QEMU
 * @param plugin that counts
 * @param runner runs QEMU
 */
record InstructionCounter(ToolLocator locator, Path plugin, ProcessRunner runner) {
  private static final Pattern INSTRUCTIONS =
      Pattern.compile("^instructions (\\d+)$", Pattern.MULTILINE);
  private static final Pattern STACK = Pattern.compile("^stack (\\d+)$", Pattern.MULTILINE);
  private static final Pattern DIFFERENT = Pattern.compile("^different (\\d+)$", Pattern.MULTILINE);

  /**
   * What a run took.
   *
   * @param instructions per inference, on average
   * @param stack bytes
   */
  record Count(long instructions, long stack) {}

  /**
   * Compiles the plugin.
   *
   * @param source {@code count_instructions.c}
   * @param folder that exists, for the plugin
   */
  static InstructionCounter compiled(
      ToolLocator locator, Path source, Path folder, ProcessRunner runner) {
    Path plugin = folder.resolve("count_instructions.so");
    String gcc = locator.get(Tool.HOST_GCC).toString();
    new Compiler(List.of(gcc, "-O2", "-Wall", "-Wextra", "-Werror"), runner)
        .run(List.of("-shared", "-fPIC", source.toString(), "-o", plugin.toString()), folder);
    return new InstructionCounter(locator, plugin, runner);
  }

  /**
   * Runs an image of the measuring program.
   *
   * @throws AssertionError when it fails or its results are not those of the recording
   */
  Count count(BenchmarkCore core, Path elf) {
    ProcessResult result = run(core, elf, List.of("-plugin", plugin.toString()));
    List<MatchResult> runs = INSTRUCTIONS.matcher(result.stderr()).results().toList();
    if (!result.succeeded() || runs.isEmpty() || number(DIFFERENT, result) != 0) {
      throw new AssertionError("failed, or other results than recorded: " + result.description());
    }
    long sum = runs.stream().mapToLong(run -> Long.parseLong(run.group(1))).sum();
    return new Count(sum / runs.size(), number(STACK, result));
  }

  /** What an image prints, however it ends. */
  String output(BenchmarkCore core, Path elf) {
    return run(core, elf, List.of()).stdout();
  }

  private ProcessResult run(BenchmarkCore core, Path elf, List<String> more) {
    List<String> command = new ArrayList<>(QemuMachine.named(locator, core.machine()).command(elf));
    command.addAll(more);
    return runner.run(elf.getParent(), command);
  }

  private static long number(Pattern pattern, ProcessResult result) {
    return pattern
        .matcher(result.stdout())
        .results()
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(result.description()));
  }
}

package dev.tinyml.codegen.flash;

import dev.tinyml.codegen.sketch.SketchDescriptor;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compiles a sketch, uploads it and, if asked, reads back what its self-test says. Everything that
 * it starts has ended when it returns. Immutable.
 */
public final class Flasher {
  private static final String ANY_PORT = "PORT";

  private final String program;
  private final Consumer<String> log;

  /**
   * @param program path of Arduino CLI
   * @param log hears each command before it runs, what it prints, and results; may be called by
   *     several threads, one line each
   */
  public Flasher(String program, Consumer<String> log) {
    this.program = program;
    this.log = log;
  }

  /** The commands that {@link #flash} would run, as far as they don't depend on each other. */
  public List<String> commands(FlashRequest request) {
    ArduinoCli cli = cli(request);
    String port = request.port().orElse(ANY_PORT);
    List<List<String>> commands = new ArrayList<>();
    commands.add(cli.version());
    if (request.port().isEmpty()) {
      commands.add(cli.ports());
    }
    if (request.selfTest()) {
      commands.add(cli.properties());
    }
    commands.add(
        cli.compile(
            request.build(),
            request.selfTest() ? Optional.of(SelfTestFlag.USUAL) : Optional.empty()));
    commands.add(cli.upload(request.build(), port));
    if (request.selfTest()) {
      commands.add(cli.monitor(port, request.sketch().baud()));
    }
    return commands.stream().map(CommandText::of).toList();
  }

  /**
   * Does it.
   *
   * @throws ProblemException when a step fails, the verdict does not come or is not the right one
   */
  public void flash(FlashRequest request) {
    ArduinoCli cli = cli(request);
    ToolRunner runner = new ToolRunner(request.toolLimit(), log);
    SketchDescriptor sketch = request.sketch();
    ToolVersion version = ToolVersion.of(runner.capture(cli.version()));
    version.check(program);
    String port = request.port().orElseGet(new PortFinder(runner, cli, sketch)::find);
    log.accept(
        "Sketch "
            + sketch.name()
            + " (contract "
            + sketch.contract()
            + ") for the "
            + sketch.boardName()
            + " on "
            + OutputLines.clean(port)
            + ", with Arduino CLI "
            + version.text()
            + ".");

    compile(request, cli, runner);
    String newPort = upload(request, cli, runner, port);
    if (request.selfTest()) {
      PortFinder again = new PortFinder(new ToolRunner(request.verdictLimit(), log), cli, sketch);
      judge(
          new VerdictReader(cli, again, sketch, request.verdictLimit(), log).await(newPort),
          sketch);
    }
  }

  private void compile(FlashRequest request, ArduinoCli cli, ToolRunner runner) {
    Optional<String> property = Optional.empty();
    if (request.selfTest()) {
      ToolResult result = runner.capture(cli.properties());
      if (!result.succeeded()) {
        result.lines().forEach(line -> log.accept("  " + line));
        throw compilation(result);
      }
      property =
          Optional.of(result.answer(json -> SelfTestFlag.property(json, request.sketch().board())));
    }
    ToolResult compiled = runner.show(cli.compile(request.build(), property));
    if (!compiled.succeeded()) {
      throw compilation(compiled);
    }
  }

  /** The port that the board has afterwards. */
  private String upload(FlashRequest request, ArduinoCli cli, ToolRunner runner, String port) {
    ToolResult uploaded = runner.capture(cli.upload(request.build(), port));
    uploaded.lines().forEach(line -> log.accept("  " + line));
    if (!uploaded.succeeded()) {
      throw new ProblemException(
          new Problem(
              "sketch-upload",
              ProblemKind.ENVIRONMENT,
              uploaded.command(),
              uploaded.failure(),
              "an upload without error",
              "close other programs that use the port, check that you may write to it, and press"
                  + " the board's reset button (twice for its bootloader) before you try again"));
    }
    String newPort = uploaded.answer(Flasher::updatedPort).orElse(port);
    log.accept(
        "Uploaded"
            + (newPort.equals(port)
                ? "."
                : "; the board is on " + OutputLines.clean(newPort) + " now."));
    return newPort;
  }

  private static Optional<String> updatedPort(JsonCursor json) {
    return json.findNonNull("updated_upload_port")
        .flatMap(port -> port.findNonNull("address"))
        .map(JsonCursor::asString)
        .filter(address -> !address.isBlank());
  }

  private void judge(SelfTestVerdict verdict, SketchDescriptor sketch) {
    String subject = "self-test on the " + sketch.boardName();
    if (!verdict.passed()) {
      throw new ProblemException(
          new Problem(
              "self-test-difference",
              ProblemKind.GATE,
              subject,
              verdict.detail() + " (digest " + verdict.digest() + ")",
              "the golden vectors' results (digest " + sketch.goldenDigest() + ")",
              "check that core and libraries are those of sketch.yaml; see docs/using.md, \"Flash a"
                  + " board\""));
    }
    boolean equal =
        verdict.expected().equals(sketch.goldenDigest())
            && (!sketch.exact() || verdict.digest().equals(sketch.goldenDigest()));
    if (!equal) {
      throw new ProblemException(
          new Problem(
              "self-test-digest",
              ProblemKind.GATE,
              subject,
              "digest " + verdict.digest() + ", expected there " + verdict.expected(),
              "digest " + sketch.goldenDigest() + ", that of the build's golden vectors",
              "run tinyml:generate and this goal again: the board tests against other vectors"));
    }
    log.accept(
        "Self-test passed on the "
            + sketch.boardName()
            + ": contract "
            + verdict.contract()
            + ", digest "
            + verdict.digest()
            + ".");
  }

  private static ProblemException compilation(ToolResult result) {
    return new ProblemException(
        new Problem(
            "sketch-compile",
            ProblemKind.ENVIRONMENT,
            result.command(),
            result.failure(),
            "a sketch that compiles",
            "read the compiler's messages above; core and libraries are those of sketch.yaml, your"
                + " own templates and files may be at fault"));
  }

  private ArduinoCli cli(FlashRequest request) {
    return new ArduinoCli(program, request.folder(), request.sketch().board());
  }
}

package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.spec.ModelIdentifier;
import dev.tinyml.it.sketch.TestResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A C program with the engines of several models, that gives each all its recorded inputs and
 * compares what comes out. Samples are a file beside the program.
 *
 * @param models in the order in which they run
 */
record EngineSuite(List<TestedModel> models) {

  /** Copies the list. */
  EngineSuite {
    models = List.copyOf(models);
  }

  /** Bytes of memory that the program hands out. */
  long pool() {
    return models.stream().mapToLong(TestedModel::sharedBytes).max().orElse(0) + 256;
  }

  /**
   * Writes each model's engine, a source that includes it and tests it, and the samples.
   *
   * @param folder that exists
   * @return the sources, without the harness
   */
  List<Path> write(Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    ByteArrayOutputStream samples = new ByteArrayOutputStream();
    for (int m = 0; m < models.size(); m++) {
      TestedModel model = models.get(m);
      ModelIdentifier id = new ModelIdentifier("m" + m);
      Path own = Files.createDirectories(folder.resolve(id.value()));
      for (GeneratedFile file : model.sources(id).files()) {
        Files.write(own.resolve(file.path()), file.toBytes());
      }
      sources.add(Files.writeString(folder.resolve(id.value() + ".c"), check(id, model)));
      for (Recording recording : model.recordings()) {
        samples.write(recording.bytes());
      }
    }
    sources.add(Files.writeString(folder.resolve("suite.c"), cases()));
    Files.write(folder.resolve("samples.bin"), samples.toByteArray());
    return sources;
  }

  /** The harness of a program for the host or for a Cortex-M. */
  static List<Path> harness() {
    TestResources resources = TestResources.ofModule();
    return List.of(
        resources.engine().resolve("harness.c"), resources.engine().resolve("harness_memory.c"));
  }

  private String cases() {
    IntFunction<String> declaration = m -> "int m" + m + "_check(void);\n";
    IntFunction<String> entry = m -> "  {\"" + models.get(m) + "\", m" + m + "_check},\n";
    return "#include \"harness.h\"\n\n"
        + text(declaration)
        + "\nconst struct harness_case harness_cases[] = {\n"
        + text(entry)
        + "  {NULL, NULL}};\n";
  }

  private String text(IntFunction<String> each) {
    return IntStream.range(0, models.size()).mapToObj(each).collect(Collectors.joining());
  }

  /** The two functions take turns, so that each sample runs once. */
  private static String check(ModelIdentifier id, TestedModel model) {
    List<Operand> inputs = model.plan().inputs();
    List<Operand> outputs = model.plan().outputs();
    String arguments =
        Stream.concat(names("in", inputs), names("out", outputs)).collect(Collectors.joining(", "));
    return """
        #include "$id/model_engine.c"

        #include "harness.h"

        int $id_check(void);

        int $id_check(void) {
          int wrong = 0;
          int8_t *const arena = harness_take($P_ARENA_SIZE, $P_ARENA_ALIGNMENT);
        $take  wrong += $p_invoke_in(NULL, $arguments) != 1;
          for (int off = 1; off < $P_ARENA_ALIGNMENT; off++) {
            wrong += $p_invoke_in(arena + off, $arguments) != 1;
          }
          wrong += harness_touched(arena, $P_ARENA_SIZE);
        $untouched  for (int sample = 0; sample < $samples; sample++) {
        $next    harness_spoil(arena, $P_ARENA_SIZE);
            wrong += (HARNESS_CALLERS(sample) ? $p_invoke_in(arena, $arguments) : $p_invoke($arguments)) != 0;
        $compare  }
          return wrong + harness_release();
        }
        """
        .replace("$arguments", arguments)
        .replace("$take", take("in", inputs) + take("out", outputs))
        .replace("$untouched", each("out", outputs, "  wrong += harness_touched(%s, %d);\n"))
        .replace("$next", each("in", inputs, "    harness_next(%s, %d);\n"))
        .replace(
            "$compare",
            each("out", outputs, "    wrong += harness_differs(%1$s, %2$d);\n")
                + each("out", outputs, "    harness_spoil(%s, %d);\n"))
        .replace("$samples", Integer.toString(model.samples()))
        .replace("$id", id.value())
        .replace("$p", id.symbolPrefix())
        .replace("$P", id.macroPrefix());
  }

  private static Stream<String> names(String kind, List<Operand> operands) {
    return IntStream.range(0, operands.size()).mapToObj(i -> kind + i);
  }

  private static String take(String kind, List<Operand> operands) {
    return IntStream.range(0, operands.size())
        .mapToObj(
            i ->
                "  %s *const %s%d = harness_take(%d, %d);\n"
                    .formatted(
                        operands.get(i).type().text(),
                        kind,
                        i,
                        operands.get(i).bytes(),
                        operands.get(i).type().bytes()))
        .collect(Collectors.joining());
  }

  private static String each(String kind, List<Operand> operands, String format) {
    return IntStream.range(0, operands.size())
        .mapToObj(i -> format.formatted(kind + i, operands.get(i).bytes()))
        .collect(Collectors.joining());
  }
}

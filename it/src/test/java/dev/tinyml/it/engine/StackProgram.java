package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.manifest.Normalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A C program that paints the free stack, runs an engine on a recorded input, and prints how many
 * bytes of the paint are gone, how many the engine's header allows, and how many of its outputs are
 * not as recorded.
 */
final class StackProgram {
  private StackProgram() {}

  /**
   * Writes the engine's sources and the program.
   *
   * @param support C that prints and tells where the stack ends: {@code stack_arm.c} or {@code
   *     stack_avr.c}
   * @param folder that exists
   * @return the sources
   */
  static List<Path> write(RecordedModel model, EnginePlan plan, Path support, Path folder)
      throws IOException {
    for (GeneratedFile file : TestedEngine.sources(plan, Normalization.IDENTITY).files()) {
      Files.write(folder.resolve(file.path()), file.toBytes());
    }
    Path main = folder.resolve("main.c");
    Files.writeString(main, text(model, plan));
    return List.of(folder.resolve("model_engine.c"), main, support);
  }

  private static String text(RecordedModel model, EnginePlan plan) {
    StringBuilder text = new StringBuilder();
    text.append("#include \"model_engine.h\"\n#include \"stack.h\"\n#include <string.h>\n\n");
    arrays(text, "given", plan.inputs(), model::input);
    arrays(text, "expected", plan.outputs(), model::expected);
    memory(text, "in", plan.inputs());
    memory(text, "out", plan.outputs());
    text.append("int main(void) {\n");
    each(plan.inputs(), i -> "  STACK_READ(in" + i + ", given" + i + ");\n").forEach(text::append);
    List<String> names = new ArrayList<>(each(plan.inputs(), i -> "in" + i));
    names.addAll(each(plan.outputs(), i -> "out" + i));
    text.append("  STACK_PAINT();\n");
    text.append("  const int failed = tested_model_invoke(" + String.join(", ", names) + ");\n");
    text.append("  STACK_MEASURE(used);\n  unsigned different = failed != 0;\n");
    each(
            plan.outputs(),
            i ->
                "  for (unsigned j = 0; j < "
                    + plan.outputs().get(i).spec().shape().elementCount()
                    + "; j++) {\n    different += out"
                    + i
                    + "[j] != expected"
                    + i
                    + "[j];\n  }\n")
        .forEach(text::append);
    text.append("  stack_print(used, TESTED_MODEL_STACK_SIZE, different);\n  return 0;\n}\n");
    return text.toString();
  }

  private static List<String> each(List<Operand> operands, IntFunction<String> text) {
    return IntStream.range(0, operands.size()).mapToObj(text).toList();
  }

  private static void memory(StringBuilder text, String name, List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      text.append("static " + operand.type().text() + " " + name + i);
      text.append("[" + operand.spec().shape().elementCount() + "];\n");
    }
  }

  /** The first sample. */
  private static void arrays(
      StringBuilder text, String name, List<Operand> operands, IntFunction<NpyArray> values) {
    for (int i = 0; i < operands.size(); i++) {
      NpyArray array = values.apply(i);
      int size = operands.get(i).spec().shape().elementCount();
      text.append("static const STACK_FLASH " + operands.get(i).type().text() + " " + name + i);
      text.append("[" + size + "] = ");
      text.append(
          IntStream.range(0, size)
              .mapToObj(j -> String.valueOf((int) array.floatAt(j)))
              .collect(Collectors.joining(",", "{", "};\n")));
    }
  }
}

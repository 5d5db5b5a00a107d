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

/** A C program that runs an engine on recorded inputs and counts results that differ. */
final class EngineProgram {
  private EngineProgram() {}

  /**
   * Writes the engine's sources and a {@code main.c} that exits with 0 when all is the same.
   *
   * @param folder that exists
   * @return the sources
   */
  static List<Path> write(RecordedModel model, EnginePlan plan, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (GeneratedFile file : TestedEngine.sources(plan, Normalization.IDENTITY).files()) {
      Path target = folder.resolve(file.path());
      Files.write(target, file.toBytes());
      if (file.path().endsWith(".c")) {
        sources.add(target);
      }
    }
    Path main = folder.resolve("main.c");
    Files.writeString(main, text(model, plan));
    sources.add(main);
    return sources;
  }

  /** Inputs and the arena are exactly as large as they must be, so that sanitizers see more. */
  private static String text(RecordedModel model, EnginePlan plan) {
    int samples = model.input(0).size() / plan.inputs().get(0).spec().shape().elementCount();
    StringBuilder text = new StringBuilder();
    text.append("#include \"model_engine.h\"\n#include <stdlib.h>\n#include <string.h>\n\n");
    text.append(withoutHeap(plan));
    arrays(text, "given", plan.inputs(), model::input);
    arrays(text, "expected", plan.outputs(), model::expected);
    text.append("int main(void) {\n  int different = 0;\n");
    text.append("  for (int s = 0; s < " + samples + "; s++) {\n");
    text.append("    START();\n    void *arena = TAKE(TESTED_MODEL_ARENA_SIZE);\n");
    memory(text, "in", plan.inputs());
    memory(text, "out", plan.outputs());
    each(
            plan.inputs(),
            i -> "    memcpy(in" + i + ", given" + i + "[s], sizeof given" + i + "[s]);\n")
        .forEach(text::append);
    text.append("    different += tested_model_invoke_in(arena, " + arguments(plan) + ") != 0;\n");
    compare(text, plan);
    text.append("    different += tested_model_invoke(" + arguments(plan) + ") != 0;\n");
    compare(text, plan);
    each(plan.inputs(), i -> "    GIVE(in" + i + ");\n").forEach(text::append);
    each(plan.outputs(), i -> "    GIVE(out" + i + ");\n").forEach(text::append);
    text.append("    GIVE(arena);\n  }\n");
    text.append("  return different != 0;\n}\n");
    return text.toString();
  }

  /** An emulated board has memory of a fixed size; on the host each piece is one of its own. */
  private static String withoutHeap(EnginePlan plan) {
    long bytes = plan.arenaBytes() + 2L * EnginePlan.ALIGNMENT;
    for (Operand operand : plan.inputs()) {
      bytes += operand.bytes() + EnginePlan.ALIGNMENT;
    }
    for (Operand operand : plan.outputs()) {
      bytes += operand.bytes() + EnginePlan.ALIGNMENT;
    }
    return """
        #if defined(__arm__)
        static int32_t pool[%d];
        static size_t taken;
        static void *take(size_t bytes) {
          void *piece = pool + taken;
          taken += (bytes + 3) / 4;
          return piece;
        }
        #define START() (taken = 0)
        #define TAKE(bytes) take(bytes)
        #define GIVE(piece) ((void)(piece))
        #else
        #define START() ((void)0)
        #define TAKE(bytes) malloc(bytes)
        #define GIVE(piece) free(piece)
        #endif

        """
        .formatted(bytes / 4 + 4);
  }

  private static void compare(StringBuilder text, EnginePlan plan) {
    each(
            plan.outputs(),
            i ->
                "    different += memcmp(out"
                    + i
                    + ", expected"
                    + i
                    + "[s], sizeof expected"
                    + i
                    + "[s]) != 0;\n    memset(out"
                    + i
                    + ", 0, sizeof expected"
                    + i
                    + "[s]);\n")
        .forEach(text::append);
  }

  private static String arguments(EnginePlan plan) {
    List<String> names = new ArrayList<>(each(plan.inputs(), i -> "in" + i));
    names.addAll(each(plan.outputs(), i -> "out" + i));
    return String.join(", ", names);
  }

  private static List<String> each(List<Operand> operands, IntFunction<String> text) {
    return IntStream.range(0, operands.size()).mapToObj(text).toList();
  }

  private static void memory(StringBuilder text, String name, List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      String type = operands.get(i).type().text();
      text.append("    " + type + " *" + name + i + " = TAKE(" + operands.get(i).bytes() + ");\n");
    }
  }

  private static void arrays(
      StringBuilder text, String name, List<Operand> operands, IntFunction<NpyArray> values) {
    for (int i = 0; i < operands.size(); i++) {
      NpyArray array = values.apply(i);
      int size = operands.get(i).spec().shape().elementCount();
      text.append("static const " + operands.get(i).type().text() + " " + name + i);
      text.append("[][" + size + "] = {\n");
      for (int start = 0; start < array.size(); start += size) {
        text.append(
            IntStream.range(start, start + size)
                .mapToObj(j -> String.valueOf((int) array.floatAt(j)))
                .collect(Collectors.joining(",", "{", "},\n")));
      }
      text.append("};\n");
    }
  }
}

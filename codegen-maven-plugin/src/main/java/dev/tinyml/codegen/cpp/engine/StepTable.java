package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The steps of an engine at a glance, for the head of its code. */
final class StepTable {
  private static final List<String> HEAD = List.of("layer", "operator", "makes", "in", "constants");
  private static final String GAP = "  ";

  private StepTable() {}

  /** A line for the head and for each step; numbers of bytes stand at the right. */
  static List<String> lines(EnginePlan plan) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (int i = 0; i < plan.steps().size(); i++) {
      rows.add(row(i + 1, plan, plan.steps().get(i)));
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> row(int number, EnginePlan plan, Step step) {
    List<Operand> outputs = step.outputs();
    return List.of(
        Integer.toString(number),
        step.operator(),
        outputs.stream()
            .map(output -> output.spec().shape().toString())
            .collect(Collectors.joining(", ")),
        outputs.stream().map(output -> place(output, plan)).collect(Collectors.joining(", ")),
        String.format(Locale.ROOT, "%,d", constants(step)));
  }

  private static String place(Operand operand, EnginePlan plan) {
    if (operand.place() instanceof Place.InOutput output) {
      return behind(
          EnginePort.variable("output", output.index(), plan.outputs().size()), output.offset());
    }
    if (operand.place() instanceof Place.InInput input) {
      return behind(
          EnginePort.variable("input", input.index(), plan.inputs().size()), input.offset());
    }
    return "arena + " + ((Place.InArena) operand.place()).offset();
  }

  private static String behind(String begin, long bytes) {
    return bytes == 0 ? begin : begin + " + " + bytes;
  }

  private static long constants(Step step) {
    return step.fields().stream()
        .filter(Field.Array.class::isInstance)
        .mapToLong(field -> ((Field.Array) field).bytes())
        .sum();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      boolean number = column == 0 || column == widths.length - 1;
      line.append(line.isEmpty() ? "" : GAP);
      line.append(number ? padding + row.get(column) : row.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }
}

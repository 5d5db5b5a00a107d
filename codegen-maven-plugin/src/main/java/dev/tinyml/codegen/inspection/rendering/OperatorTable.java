package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes the operators of a graph: each one, or of a long list how many there are of a kind. */
final class OperatorTable {
  private static final int MOST_ROWS = 80;

  private final OperatorOptionText options = new OperatorOptionText();
  private final Page page;
  private final boolean full;

  OperatorTable(Page page, boolean full) {
    this.page = page;
    this.full = full;
  }

  void write(GraphDescription graph) {
    page.heading(title(graph));
    boolean each = full || graph.operators().size() <= MOST_ROWS;
    page.table(each ? each(graph) : kinds(graph));
    if (!each) {
      page.text("-Dtinyml.full=true lists each operator.");
    }
  }

  private static String title(GraphDescription graph) {
    String operators = Page.count(graph.operators().size(), "operator") + " in execution order";
    return graph.index() == 0
        ? operators
        : "Subgraph "
            + graph.index()
            + (graph.name().isEmpty() ? "" : " " + graph.name())
            + (graph.reachable() ? "" : ", which nothing calls")
            + ": "
            + operators;
  }

  private TextTable each(GraphDescription graph) {
    TextTable table = Page.newTable().alignRight(0, 2, 6, 7).cutEnds(5);
    table.row("#", "operator", "v", "input", "output", "options", "parameters", "MACs");
    for (OperatorDescription operator : graph.operators()) {
      table.row(
          String.valueOf(operator.index()),
          operator.name(),
          String.valueOf(operator.version()),
          shapes(graph, operator.inputs(), true),
          shapes(graph, operator.outputs(), false),
          options.of(operator, graph.tensors()),
          operator.parameters() == 0 ? "" : Page.number(operator.parameters()),
          number(operator.macs()));
    }
    return table;
  }

  private static TextTable kinds(GraphDescription graph) {
    Map<String, List<OperatorDescription>> kinds = new LinkedHashMap<>();
    graph
        .operators()
        .forEach(
            operator ->
                kinds
                    .computeIfAbsent(
                        operator.version() + " " + operator.name(), k -> new ArrayList<>())
                    .add(operator));
    TextTable table = Page.newTable().alignRight(0, 2, 3, 4);
    table.row("count", "operator", "v", "parameters", "MACs");
    for (List<OperatorDescription> kind : kinds.values()) {
      long macs = kind.stream().mapToLong(o -> o.macs().orElse(0)).sum();
      table.row(
          String.valueOf(kind.size()),
          kind.get(0).name(),
          String.valueOf(kind.get(0).version()),
          Page.number(kind.stream().mapToLong(OperatorDescription::parameters).sum()),
          macs == 0 ? "" : Page.number(macs));
    }
    return table;
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Page.number(value.getAsLong()) : "";
  }

  /** The shapes of activations; constants show in parameters and options. */
  private static String shapes(GraphDescription graph, List<Integer> indices, boolean activations) {
    return indices.stream()
        .filter(index -> index >= 0)
        .map(graph.tensors()::get)
        .filter(tensor -> !activations || isActivation(tensor))
        .map(tensor -> Page.shape(tensor.shape()))
        .collect(Collectors.joining(" + "));
  }

  private static boolean isActivation(TensorDescription tensor) {
    return tensor.use() != Use.CONSTANT && tensor.use() != Use.STATE;
  }
}

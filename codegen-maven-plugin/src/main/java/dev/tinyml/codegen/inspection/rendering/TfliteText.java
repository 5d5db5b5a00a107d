package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.ArithmeticDescription.Evidence;
import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.SizeDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a TensorFlow Lite model. */
final class TfliteText {
  private static final int MOST_LISTED = 8;

  private final Page page;
  private final OperatorTable operators;
  private final TensorTable tensors;

  TfliteText(Page page, boolean full) {
    this.page = page;
    this.operators = new OperatorTable(page, full);
    this.tensors = new TensorTable(page, full);
  }

  void write(TfliteDescription model) {
    page.text("computes in " + model.arithmetic().text());
    tensors.writePorts(model.graphs().get(0));
    for (GraphDescription graph : model.graphs()) {
      operators.write(graph);
    }
    arithmetic(model);
    sizes(model);
    for (GraphDescription graph : model.graphs()) {
      tensors.write(graph);
    }
    new VerdictText(page).write(model);
  }

  private void arithmetic(TfliteDescription model) {
    page.heading("Arithmetic");
    TextTable table = Page.newTable().alignRight(0);
    table.row("operators", "compute in", "for example");
    for (Evidence evidence : model.arithmetic().evidence()) {
      table.row(Page.number(evidence.operators()), evidence.arithmetic(), evidence.example());
    }
    page.table(table);
  }

  private void sizes(TfliteDescription model) {
    GraphDescription graph = model.graphs().get(0);
    SizeDescription sizes = model.sizes();
    page.heading("Size");
    page.text(
        Page.count(sizes.parameters(), "parameter")
            + " in weights and biases; constants take "
            + Page.count(sizes.constantBytes(), "byte")
            + sizes.types().stream()
                .map(t -> t.type() + " " + Page.number(t.bytes()) + " in " + t.tensors())
                .collect(Collectors.joining(", ", " (", ")")));
    page.text(
        Page.count(sizes.macs(), "multiply-accumulate")
            + " per run"
            + (model.graphs().size() > 1 ? " of the main graph; what it calls comes on top" : ""));
    sizes
        .peak()
        .operator()
        .ifPresent(
            index ->
                page.text(
                    "at most "
                        + Page.count(sizes.peak().bytes(), "byte")
                        + " of activations at once, in operator "
                        + index
                        + " "
                        + graph.operators().get(index).name()
                        + ": "
                        + alive(graph, sizes.peak().tensors())));
  }

  private static String alive(GraphDescription graph, List<Integer> tensors) {
    String listed =
        tensors.stream()
            .limit(MOST_LISTED)
            .map(graph.tensors()::get)
            .map(TfliteText::sized)
            .collect(Collectors.joining(", "));
    return tensors.size() > MOST_LISTED ? listed + ", ..." : listed;
  }

  private static String sized(TensorDescription tensor) {
    return "tensor "
        + tensor.index()
        + " "
        + Page.shape(tensor.shape())
        + " "
        + Page.number(tensor.bytes());
  }
}

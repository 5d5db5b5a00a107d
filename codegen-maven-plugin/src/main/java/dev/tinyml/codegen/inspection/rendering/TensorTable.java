package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes the tensors of a graph. */
final class TensorTable {
  private static final int MOST_ROWS = 60;
  private static final MathContext RANGE_DIGITS = new MathContext(3);

  private final Page page;
  private final boolean full;

  TensorTable(Page page, boolean full) {
    this.page = page;
    this.full = full;
  }

  /** Inputs and outputs of a graph. */
  void writePorts(GraphDescription graph) {
    page.heading("Inputs and outputs");
    TextTable table = Page.newTable().alignRight(1);
    table.row("", "#", "type", "shape", "scale", "zero point", "name");
    graph.inputs().forEach(index -> port(table, "in", graph.tensors().get(index)));
    graph.outputs().forEach(index -> port(table, "out", graph.tensors().get(index)));
    page.table(table);
  }

  private static void port(TextTable table, String direction, TensorDescription tensor) {
    table.row(
        direction,
        String.valueOf(tensor.index()),
        tensor.type(),
        Page.shape(tensor.shape()),
        scale(tensor),
        zeroPoint(tensor),
        tensor.name());
  }

  /** All tensors; of many only the first, unless everything is wanted. */
  void write(GraphDescription graph) {
    List<TensorDescription> tensors = graph.tensors();
    page.heading(
        (graph.index() == 0 ? "" : "Subgraph " + graph.index() + ": ")
            + Page.count(tensors.size(), "tensor"));
    TextTable table = Page.newTable().alignRight(0, 4);
    table.row("#", "type", "shape", "use", "bytes", "scale", "zero point", "name");
    tensors.stream()
        .limit(full ? tensors.size() : MOST_ROWS)
        .forEach(
            tensor ->
                table.row(
                    String.valueOf(tensor.index()),
                    tensor.type(),
                    Page.shape(tensor.shape()),
                    tensor.use().name().toLowerCase(Locale.ROOT),
                    Page.number(tensor.bytes()),
                    scale(tensor),
                    zeroPoint(tensor),
                    tensor.name()));
    page.table(table);
    if (!full && tensors.size() > MOST_ROWS) {
      page.text(
          Page.count(tensors.size() - MOST_ROWS, "more tensor")
              + ": -Dtinyml.full=true lists all.");
    }
  }

  private static String scale(TensorDescription tensor) {
    return tensor.quantization().map(TensorTable::scale).orElse("");
  }

  private static String scale(QuantizationParams params) {
    return params.isPerChannel()
        ? rounded(Collections.min(params.scales()))
            + " to "
            + rounded(Collections.max(params.scales()))
            + ", axis "
            + params.axis()
        : NumberText.of(params.scale());
  }

  /** A range needs no more digits than tell its order of magnitude well. */
  private static String rounded(float scale) {
    return NumberText.of(new BigDecimal(scale).round(RANGE_DIGITS).doubleValue());
  }

  private static String zeroPoint(TensorDescription tensor) {
    return tensor
        .quantization()
        .map(
            params -> {
              long least = Collections.min(params.zeroPoints());
              long most = Collections.max(params.zeroPoints());
              return least == most ? String.valueOf(least) : least + " to " + most;
            })
        .orElse("");
  }
}

package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.LayerDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import java.util.List;

/** Writes a model of layers. */
final class LayeredText {
  private static final int MOST_ROWS = 150;

  /** {@code GlobalAveragePooling1D}. */
  private static final int LONGEST_TYPE = 22;

  private final LayerOptionText options = new LayerOptionText();
  private final Page page;
  private final boolean full;
  private int rows;

  LayeredText(Page page, boolean full) {
    this.page = page;
    this.full = full;
  }

  void write(LayeredDescription model) {
    if (!model.name().isEmpty()) {
      page.text("model " + model.name());
    }
    SignatureText.ports(page, model.inputs(), model.outputs());
    page.heading(
        Page.count(count(model.layers()), "layer")
            + ", "
            + Page.count(model.parameters(), "parameter"));
    page.text("A layer without inputs takes the output of the one above it.");
    TextTable table = Page.newTable().alignRight(3).keep(1, LONGEST_TYPE).cutEnds(5);
    table.row("layer", "type", "output", "parameters", "inputs", "options");
    layers(model.layers(), "", table);
    page.table(table);
    if (rows > MOST_ROWS && !full) {
      page.text(Page.count(rows - MOST_ROWS, "more row") + ": -Dtinyml.full=true lists all.");
    }
    page.heading("Conversion");
    if (model.obstacles().isEmpty()) {
      page.text("All layers are of kinds that tinyml:convert converts.");
    }
    page.problems(model.obstacles());
  }

  private static long count(List<LayerDescription> layers) {
    return layers.stream()
        .filter(layer -> !layer.repeated())
        .mapToLong(layer -> 1 + count(layer.inside()))
        .sum();
  }

  private void layers(List<LayerDescription> layers, String indent, TextTable table) {
    String above = "";
    for (LayerDescription layer : layers) {
      rows++;
      if (rows <= MOST_ROWS || full) {
        row(layer, above, indent, table);
      }
      above = layer.name();
      layers(layer.inside(), indent + "  ", table);
    }
  }

  private void row(LayerDescription layer, String above, String indent, TextTable table) {
    boolean again = layer.repeated();
    boolean chained = layer.inputs().equals(List.of(above));
    table.row(
        indent + layer.name(),
        layer.type(),
        layer.outputShape().map(Page::shape).orElse(""),
        again ? "shared" : Page.number(layer.parameters()),
        chained ? "" : String.join(", ", layer.inputs()),
        (layer.refusal().isPresent() ? "NOT CONVERTIBLE " : "")
            + (again ? "" : options.of(layer.options())));
  }
}

package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import java.util.List;

/** Writes a signature of a SavedModel. */
final class SignatureText {
  private final Page page;

  SignatureText(Page page) {
    this.page = page;
  }

  void write(SignatureDescription model) {
    page.text("signature " + model.signature() + " of " + String.join(", ", model.signatures()));
    page.text("tags " + String.join(", ", model.tags()));
    ports(page, model.inputs(), model.outputs());
    page.heading("Conversion");
    if (model.obstacles().isEmpty()) {
      page.text("The signature can be converted, as far as its inputs and outputs tell.");
    }
    page.problems(model.obstacles());
  }

  static void ports(Page page, List<PortDescription> inputs, List<PortDescription> outputs) {
    page.heading("Inputs and outputs");
    TextTable table = Page.newTable();
    inputs.forEach(port -> port(table, "in", port));
    outputs.forEach(port -> port(table, "out", port));
    page.table(table);
  }

  private static void port(TextTable table, String direction, PortDescription port) {
    table.row(direction, port.name(), port.type(), port.shape().map(Page::shape).orElse(""));
  }
}

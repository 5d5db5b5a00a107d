package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription.Content;
import java.util.List;
import java.util.Map;

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
    model.content().ifPresent(this::content);
    page.heading("Conversion");
    if (model.obstacles().isEmpty()) {
      page.text("Nothing in the signature is known to stand in the way of tinyml:convert.");
    }
    page.problems(model.obstacles());
  }

  private void content(Content content) {
    page.heading(
        Page.count(
                content.operations().values().stream().mapToLong(Integer::longValue).sum(),
                "operation")
            + ", "
            + Page.count(content.constants(), "constant")
            + " in float32");
    TextTable table = Page.newTable().alignRight(0);
    table.row("count", "operation");
    content.operations().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(kind -> table.row(Page.number(kind.getValue()), kind.getKey()));
    page.table(table);
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

package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Keras model, a line per application of a layer.
 *
 * @param fileName of the model
 */
record SourceDescription(String fileName) {

  List<String> lines(SourceModel model) {
    long parameters = model.graph().weights().mapToLong(w -> w.value().size()).sum();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s, written by %s, %,d parameters",
            fileName,
            model.format(),
            TextTable.printable(model.producer()),
            parameters));
    lines.add("");
    TextTable table = new TextTable().row("layer", "type", "parameters", "inputs");
    for (LayerCall call : model.calls()) {
      table.row(
          call.layer().name(),
          call.layer().type(),
          String.format(Locale.ROOT, "%,d", parameters(call.layer())),
          call.inputs().stream().map(TensorRef::layer).collect(Collectors.joining(", ")));
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.add(
        TextTable.printable(
            "outputs: "
                + model.outputs().stream()
                    .map(TensorRef::layer)
                    .collect(Collectors.joining(", "))));
    return lines;
  }

  private static long parameters(Layer layer) {
    return layer.allWeights().mapToLong(w -> w.value().size()).sum();
  }
}

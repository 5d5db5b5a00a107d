package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Flatten: all axes but the batch become one. */
public final class FlattenEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Flatten");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> input = inputs.single();
    Shape shape = context.shape(input);
    context.requireSample(shape);
    boolean channelsFirst = config.string("data_format", "").equals("channels_first");
    if (channelsFirst && shape.rank() > 2) {
      // Keras moves the channels to the end before it flattens.
      int rank = shape.rank();
      int[] channelsLast =
          IntStream.concat(
                  IntStream.of(0), IntStream.concat(IntStream.range(2, rank), IntStream.of(1)))
              .toArray();
      input = context.ops().linalg.transpose(input, context.ops().constant(channelsLast));
    }
    return List.of(context.reshape(input, Shape.of(1, shape.elementCount())));
  }
}

package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * RandomCrop to the size that the image has, which is nothing. For other sizes the versions of
 * Keras differ: some crop the middle when predicting, others leave the image as it is.
 */
public final class RandomCropEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("RandomCrop");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> x = inputs.single();
    Shape shape = context.shape(x);
    int first = config.string("data_format", "").equals("channels_first") ? 2 : 1;
    boolean same =
        shape.rank() == 4
            && shape.dimension(first) == config.integer("height")
            && shape.dimension(first + 1) == config.integer("width");
    if (!same) {
      throw context.unsupported(
          "a RandomCrop of " + shape,
          "images of the size it crops to, or CenterCrop: what RandomCrop does when predicting"
              + " depends on the version of Keras");
    }
    return List.of(x);
  }
}

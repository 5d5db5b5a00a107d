package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.tensor.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples of evenly spread random values, for a model that comes without data: good to compare
 * arithmetic on two machines, useless for calibration or accuracy. Stateless.
 */
public final class SyntheticSamples {
  /** Id of the dataset that they make. */
  public static final String ID = "synthetic";

  private static final int STEPS = 256;

  /**
   * Values that a quantized input can hold.
   *
   * @param sample shape of one sample, without batch
   * @param min the smallest value
   * @param step distance of neighbouring values
   */
  public record InputRange(Shape sample, double min, double step) {}

  /**
   * Makes samples, the same for the same seed everywhere.
   *
   * @param inputs one per input of the model
   * @param count of samples
   * @param seed of the random numbers
   */
  public Dataset make(List<InputRange> inputs, int count, long seed) {
    SeededShuffle random = new SeededShuffle(seed);
    List<NpyArray> arrays = new ArrayList<>();
    for (InputRange input : inputs) {
      int size = input.sample().elementCount();
      ByteBuffer data = ByteBuffer.allocate(count * size * Float.BYTES);
      for (int i = 0; i < count * size; i++) {
        data.putFloat((float) (input.min() + input.step() * random.below(STEPS)));
      }
      Shape shape = input.sample().withBatchOfOne();
      List<Integer> dimensions = new ArrayList<>(shape.dimensions());
      dimensions.set(0, count);
      arrays.add(new NpyArray(">f4", NpyType.FLOAT32, new Shape(dimensions), data));
    }
    return new Dataset(
        ID,
        arrays,
        inputs.stream().map(InputRange::sample).toList(),
        List.of(),
        Targets.NONE,
        List.of(),
        Normalization.IDENTITY,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

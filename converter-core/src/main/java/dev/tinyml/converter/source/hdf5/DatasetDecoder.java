package dev.tinyml.converter.source.hdf5;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import io.jhdf.api.Dataset;
import io.jhdf.object.message.DataLayout;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Turns datasets into float32 tensors. Checks what a dataset declares before memory is asked for.
 * Stateless.
 */
public final class DatasetDecoder {
  private final ElementTypes elementTypes = new ElementTypes();

  /** Largest ratio of declared size to file size for datasets that are not stored plainly. */
  private static final long MAX_EXPANSION = 16;

  /**
   * Reads a dataset.
   *
   * @param owner whose weight it is, in the words of a message
   * @param budget of the file
   * @param wholeNumbers whether whole numbers are accepted, too
   * @throws ProblemException when it is not a finite floating-point array that lies in the file
   */
  public FloatTensor read(
      WeightFile file, String path, String owner, boolean wholeNumbers, ReadBudget budget) {
    Dataset dataset = file.dataset(path);
    elementTypes.check(file, path, dataset, wholeNumbers);
    Shape shape = shape(file, path, dataset);
    budget.values(path, Math.toIntExact(shape.elementCount()));
    Object flat =
        file.guard(path, () -> shape.elementCount() == 0 ? new float[0] : dataset.getDataFlat());
    float[] values = elementTypes.floats(file, path, flat);
    if (values.length != shape.elementCount()) {
      throw file.refuse(
          "keras-weights-form",
          path,
          values.length + " values for shape " + shape,
          shape.elementCount() + " values");
    }
    checkFinite(owner, path, shape, values);
    return new FloatTensor(shape, values);
  }

  private static Shape shape(WeightFile file, String path, Dataset dataset) {
    long[] dimensions = file.guard(path, dataset::getDimensionsAsLong);
    long bytes = file.guard(path, () -> declaredBytes(dimensions, dataset.getDataType().getSize()));
    boolean plain = file.guard(path, dataset::getDataLayout) == DataLayout.CONTIGUOUS;
    long limit = plain ? file.size() : file.size() * MAX_EXPANSION;
    if (bytes > limit) {
      throw file.refuse(
          "keras-weights-size",
          path,
          "a shape of " + Arrays.toString(dimensions) + " in a file of " + file.size() + " bytes",
          "weights that fit into their file");
    }
    long stored = file.guard(path, dataset::getStorageInBytes);
    boolean written = !file.guard(path, dataset::isEmpty);
    if (bytes > 0 && !(written && (plain ? stored >= bytes : stored > 0))) {
      throw file.refuse(
          "keras-weights-form", path, "a dataset whose values were never written", "values");
    }
    return new Shape(Arrays.stream(dimensions).mapToObj(Math::toIntExact).toList());
  }

  /** Saturates: a product beyond 64 bits is as refused as any that is too large. */
  private static long declaredBytes(long[] dimensions, long elementSize) {
    long bytes = elementSize;
    for (long dimension : dimensions) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      bytes = bytes > Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : bytes * dimension;
    }
    return bytes;
  }

  private static void checkFinite(String owner, String path, Shape shape, float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ProblemException(
            new Problem(
                "keras-weights-not-finite",
                ProblemKind.BROKEN_INPUT,
                owner + ", weight " + path,
                values[i] + " at index " + indices(shape, i),
                "finite values within float32's range",
                "the training has diverged: train again with a lower learning rate"));
      }
    }
  }

  private static List<Integer> indices(Shape shape, int flat) {
    Integer[] indices = new Integer[shape.rank()];
    int rest = flat;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      indices[axis] = rest % shape.dimension(axis);
      rest /= shape.dimension(axis);
    }
    return Collections.unmodifiableList(Arrays.asList(indices));
  }
}

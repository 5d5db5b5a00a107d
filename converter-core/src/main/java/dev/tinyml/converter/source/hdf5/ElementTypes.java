package dev.tinyml.converter.source.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;

/** The element types of datasets that become float32, and how. Stateless. */
final class ElementTypes {
  /**
   * Refuses a dataset of another type.
   *
   * @param wholeNumbers whether whole numbers are accepted
   */
  void check(WeightFile file, String path, Dataset dataset, boolean wholeNumbers) {
    boolean accepted =
        file.guard(
            path,
            () -> {
              DataType type = dataset.getDataType();
              return type instanceof FloatingPoint || wholeNumbers && type instanceof FixedPoint;
            });
    if (!accepted) {
      throw file.refuse(
          "keras-weights-type",
          path,
          "elements of type "
              + file.guard(path, () -> dataset.getDataType().getClass().getSimpleName()),
          "floating-point numbers");
    }
  }

  /** The values of a dataset as jHDF gives them, flat, as floats. */
  float[] floats(WeightFile file, String path, Object flat) {
    if (flat instanceof float[] floats) {
      return floats;
    }
    if (!flat.getClass().isArray()) {
      return new float[] {number(file, path, flat)};
    }
    float[] floats = new float[Array.getLength(flat)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = number(file, path, Array.get(flat, i));
    }
    return floats;
  }

  private static float number(WeightFile file, String path, Object element) {
    if (element instanceof Number number) {
      return number.floatValue();
    }
    throw file.refuse(
        "keras-weights-type",
        path,
        "elements of Java type " + element.getClass().getSimpleName(),
        "floating-point numbers of 16, 32 or 64 bits");
  }
}

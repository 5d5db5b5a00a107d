package dev.tinyml.converter.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A NumPy file")
class NpyReaderTest {
  private final NpyReader reader = new NpyReader();

  @ParameterizedTest(name = "{0} within {1}")
  @CsvSource({
    "/malformed/npy/version_2.npy, 0",
    "/malformed/npy/header_double_quotes.npy, 0",
    "/malformed/npy/float64.npy, 1e-7",
    "/malformed/npy/float16.npy, 4e-3",
    "/malformed/npy/big_endian_f4.npy, 0",
    "/malformed/npy/big_endian_f8.npy, 1e-7",
  })
  @DisplayName("of another version, type or byte order has the values of the original")
  void variantsOfTheSameData(String file, double tolerance) {
    NpyArray original = reader.read(NpyFixtures.file("data.npy"));
    NpyArray variant = reader.read(NpyFixtures.file(file));
    assertThat(variant.shape()).isEqualTo(original.shape()).isEqualTo(Shape.of(10, 6));
    for (int i = 0; i < original.size(); i++) {
      assertThat(variant.doubleAt(i)).isCloseTo(original.doubleAt(i), within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"int_i1", "int_u1", "int_le_i4", "int_le_i8", "int_be_i2"})
  @DisplayName("of whole numbers has whole values")
  void wholeNumbers(String file) {
    NpyArray array = reader.read(NpyFixtures.file("/malformed/npy/" + file + ".npy"));
    assertThat(array.isWhole()).isTrue();
    double largest = 0;
    for (int i = 0; i < array.size(); i++) {
      assertThat(array.doubleAt(i)).isEqualTo(Math.rint(array.doubleAt(i)));
      largest = Math.max(largest, Math.abs(array.doubleAt(i)));
    }
    assertThat(largest).isBetween(1.0, 255.0);
  }

  @Test
  @DisplayName("in column-major order is read in row-major order")
  void fortranOrder() {
    NpyArray array = reader.read(NpyFixtures.file("fortran_order.npy"));
    assertThat(array.shape()).isEqualTo(Shape.of(2, 3, 4));
    assertThat(array.dtype()).isEqualTo(">i2");
    for (int i = 0; i < 24; i++) {
      assertThat(array.floatAt(i)).isEqualTo(i);
    }
  }

  @Test
  @DisplayName("may hold a scalar, booleans, half-precision and unsigned 64-bit numbers")
  void otherTypes() {
    NpyArray scalar = reader.read(NpyFixtures.file("scalar.npy"));
    assertThat(scalar.shape()).isEqualTo(Shape.of());
    assertThat(scalar.floatAt(0)).isEqualTo(1.5f);
    assertThat(values(reader.read(NpyFixtures.file("bools.npy")))).containsExactly(1, 0, 1);
    assertThat(values(reader.read(NpyFixtures.file("uint64.npy"))))
        .containsExactly(0, 0x1p63, 0x1p64);
    // What NumPy's float32 prints for these float16 values.
    assertThat(values(reader.read(NpyFixtures.file("float16.npy"))))
        .containsExactly(
            0,
            -0.0,
            1,
            -2,
            65504,
            5.960464477539063e-08,
            5.9604644775390625e-05,
            0.0999755859375,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/malformed/npy/empty, npy-magic, BROKEN_INPUT, empty",
    "/malformed/npy/wrong_magic, npy-magic, BROKEN_INPUT, NUMPY",
    "/malformed/npy/text_csv, npy-magic, BROKEN_INPUT, NUMPY",
    "/malformed/npy/version_9, npy-version, UNSUPPORTED, 9.0",
    "/malformed/npy/truncated_magic, npy-truncated, BROKEN_INPUT, in full",
    "/malformed/npy/truncated_data, npy-truncated, BROKEN_INPUT, '[10, 6]'",
    "/malformed/npy/header_garbage, npy-header, BROKEN_INPUT, dictionary",
    "/malformed/npy/header_missing_shape, npy-header, BROKEN_INPUT, without shape",
    "/malformed/npy/shape_negative, npy-header, BROKEN_INPUT, -10",
    "/malformed/npy/shape_overflow, npy-truncated, BROKEN_INPUT, '[4294967296, 4294967296]'",
    "/malformed/npy/complex64, npy-dtype, UNSUPPORTED, <c8",
    "/malformed/npy/longdouble, npy-dtype, UNSUPPORTED, <f16",
    "/malformed/npy/datetime, npy-dtype, UNSUPPORTED, <M8[s]",
    "/malformed/npy/labels_strings, npy-dtype, UNSUPPORTED, <U6",
    "records, npy-header, BROKEN_INPUT, structured",
    "objects, npy-dtype, UNSUPPORTED, |O",
  })
  @DisplayName("that is damaged or of another kind is refused by name")
  void refused(String file, String id, ProblemKind kind, String mentioned) {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> reader.read(NpyFixtures.file(file + ".npy")));
    assertThat(thrown.problems()).hasSize(1);
    Problem problem = thrown.problems().get(0);
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.describe()).contains(mentioned, file.replaceAll(".*/", "") + ".npy");
  }

  @Test
  @DisplayName("gives back what was written, for any shape, order and byte order")
  void roundTrip() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int[] dimensions = random.ints(random.nextInt(4), 0, 5).toArray();
      int count = Arrays.stream(dimensions).reduce(1, (a, b) -> a * b);
      double[] rowMajor = random.doubles(count, -1e6, 1e6).toArray();
      boolean fortran = random.nextBoolean();
      String descr = random.nextBoolean() ? "<f8" : ">f8";
      byte[] content =
          NpyFixtures.npy(
              descr,
              fortran,
              tuple(dimensions),
              count * 8,
              (i, b) -> b.putDouble(rowMajor[fortran ? rowMajorIndex(i, dimensions) : i]));
      NpyArray array = reader.parse("array", content);
      assertThat(array.shape()).isEqualTo(Shape.of(dimensions));
      assertThat(values(array)).isEqualTo(rowMajor);
    }
  }

  @Test
  @DisplayName("damaged at random is refused or read, and nothing else happens")
  void randomDamage() {
    byte[] sound = NpyFixtures.floats("(4, 3)", new float[12]);
    Random random = new Random(12);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(80)] = (byte) random.nextInt();
      try {
        assertThat(reader.parse("array", damaged).size()).isNotNegative();
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1000, 2999);
  }

  private static double[] values(NpyArray array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.doubleAt(i);
    }
    return values;
  }

  private static String tuple(int[] dimensions) {
    String inner = Arrays.toString(dimensions);
    return "(" + inner.substring(1, inner.length() - 1) + (dimensions.length == 1 ? ",)" : ")");
  }

  private static int rowMajorIndex(int columnMajorIndex, int[] dimensions) {
    int rest = columnMajorIndex;
    int index = 0;
    int[] position = new int[dimensions.length];
    for (int axis = 0; axis < dimensions.length; axis++) {
      position[axis] = rest % dimensions[axis];
      rest /= dimensions[axis];
    }
    for (int axis = 0; axis < dimensions.length; axis++) {
      index = index * dimensions[axis] + position[axis];
    }
    return index;
  }
}

package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.ActivationRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and expected figures are numpy's, made by src/test/scripts/make_range_references.py. */
@DisplayName("Choosing the range of an activation")
class RangeMethodsTest {
  private static final Path FOLDER = Path.of("src/test/resources/ranges");

  /** The width of a bin of the histogram. */
  private static final double BIN = 1 / 64.0;

  private static final int QUANTILES = 400_000;

  private static Map<String, Double> expected;

  @BeforeAll
  static void read() throws IOException {
    expected =
        Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .collect(Collectors.toMap(f -> f[0] + " " + f[1], f -> Double.parseDouble(f[2])));
  }

  private static double[] values(String name) {
    NpyArray array = new NpyReader().read(FOLDER.resolve(name + ".npy"));
    double[] values = new double[array.size()];
    Arrays.setAll(values, array::doubleAt);
    return values;
  }

  private static TensorObservation observation(double[] values) {
    HistogramCounter counter = new HistogramCounter();
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits((float) values[i]));
    counter.add(bits, bits.length);
    ActivationRange range =
        new ActivationRange(
            (float) Arrays.stream(values).min().orElseThrow(),
            (float) Arrays.stream(values).max().orElseThrow());
    return new TensorObservation(range, range, Optional.of(counter.histogram()));
  }

  /** int8 with a zero point, value by value. */
  private static double error(double[] values, ActivationRange range) {
    double scale = ((double) range.max() - range.min()) / 255;
    double zero = Math.rint(-128 - range.min() / scale);
    return Arrays.stream(values)
        .map(v -> (Math.max(-128, Math.min(127, Math.rint(v / scale) + zero)) - zero) * scale - v)
        .map(e -> e * e)
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @DisplayName("percentile: within a bin of numpy's percentiles")
  @CsvSource({
    "gauss, 99.0",
    "gauss, 99.9",
    "gauss, 99.99",
    "relu, 99.0",
    "relu, 99.9",
    "relu, 99.99",
    "laplace, 99.0",
    "laplace, 99.9",
    "outliers, 99.0",
    "outliers, 99.9",
    "outliers, 99.99",
    "skewed, 99.0",
    "skewed, 99.9",
    "skewed, 99.99",
    "uniform, 99.0",
    "uniform, 99.99"
  })
  void percentile(String name, double percentile) {
    ActivationRange found = new PercentileRange(percentile).choose(observation(values(name)));
    double low = expected.get(name + " percentile-" + percentile + "-low");
    double high = expected.get(name + " percentile-" + percentile + "-high");
    assertThat((double) found.min()).isCloseTo(low, within(Math.abs(low) * BIN + 1e-12));
    assertThat((double) found.max()).isCloseTo(high, within(Math.abs(high) * BIN));
  }

  @Test
  @DisplayName("percentile: 100 keeps all, and a handful of values is hardly clipped")
  void percentileEnds() {
    TensorObservation gauss = observation(values("gauss"));
    assertThat(new PercentileRange(100).choose(gauss)).isEqualTo(gauss.range());
    TensorObservation few = observation(new double[] {-3, 0.1, 0.2, 0.3, 7});
    ActivationRange found = new PercentileRange(99.99).choose(few);
    assertThat(found.min()).isCloseTo(-3f, within(0.01f));
    assertThat(found.max()).isCloseTo(7f, within(0.01f));
  }

  @ParameterizedTest
  @DisplayName(
      "mse: an error as small as the least that brute force finds on the values themselves")
  @ValueSource(strings = {"gauss", "relu", "laplace", "outliers", "skewed", "uniform"})
  void leastSquares(String name) {
    double[] values = values(name);
    double found = error(values, new LeastSquaresRange(Grid.INT8).choose(observation(values)));
    // How some thousand values lie beside the steps is chance that a histogram does not see.
    assertThat(found).isLessThanOrEqualTo(1.03 * expected.get(name + " mse-least"));
  }

  @ParameterizedTest
  @DisplayName("mse: the clipping that ACIQ derives for 8 bits, table of arXiv:1810.05723")
  @CsvSource({"gauss, 3.92", "laplace, 9.89"})
  void knownOptimum(String distribution, double optimum) {
    int count = 4_000_000;
    Random random = new Random(4);
    double[] values =
        DoubleStream.generate(
                () ->
                    distribution.equals("gauss")
                        ? random.nextGaussian()
                        : Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1))
            .limit(count)
            .toArray();
    ActivationRange found = new LeastSquaresRange(Grid.INT8).choose(observation(values));
    // The minimum is flat: the error at 5 % beside it is within 1 % of the least.
    assertThat((found.max() - found.min()) / 2.0).isCloseTo(optimum, within(0.06 * optimum));
    assertThat((double) found.max()).isCloseTo(optimum, within(0.12 * optimum));
  }

  @Test
  @DisplayName("mse: rare outliers are clipped, and only they")
  void rareOutliers() {
    double[] values = new Random(5).doubles(1_000_000, -1, 1).toArray();
    values[123] = 2;
    values[456] = -2.1;
    ActivationRange found = new LeastSquaresRange(Grid.INT8).choose(observation(values));
    assertThat(found.max()).isBetween(0.98f, 1.05f);
    assertThat(found.min()).isBetween(-1.05f, -0.98f);
  }

  @Test
  @DisplayName("mse: 16 bits clip far less than 8")
  void sixteenBits() {
    TensorObservation laplace = observation(values("skewed"));
    ActivationRange eight = new LeastSquaresRange(Grid.INT8).choose(laplace);
    ActivationRange sixteen = new LeastSquaresRange(Grid.INT16).choose(laplace);
    assertThat(eight.max()).isLessThan(laplace.range().max());
    assertThat(sixteen.max()).isGreaterThan(0.99f * laplace.range().max());
  }

  @ParameterizedTest
  @DisplayName("entropy: clips where numpy finds the least divergence over bins of equal width")
  @ValueSource(strings = {"laplace", "logistic", "exponential", "stretched"})
  void entropy(String name) {
    double[] values = new double[QUANTILES];
    Arrays.setAll(values, i -> quantile(name, i));
    ActivationRange found = new EntropyRange().choose(observation(values));
    double limit = expected.get(name + "-quantiles entropy-limit");
    // In the tails single values decide, which numpy counts into one bin and a histogram spreads.
    double tolerance = 0.1 * limit;
    assertThat((double) found.max()).isCloseTo(limit, within(tolerance));
    assertThat((double) found.min())
        .isCloseTo(name.equals("exponential") ? 0 : -limit, within(tolerance));
  }

  /** Evenly spread quantiles, with the formulas of the script. */
  private static double quantile(String name, int index) {
    double part = (index + 0.5) / QUANTILES;
    double logistic = Math.log(part / (1 - part));
    return switch (name) {
      case "laplace" -> part < 0.5 ? Math.log(2 * part) : -Math.log(2 - 2 * part);
      case "logistic" -> logistic;
      case "exponential" -> -Math.log(1 - part);
      default -> index % 5000 == 2500 ? 4 * logistic : logistic;
    };
  }

  @Test
  @DisplayName("entropy: clips one of a hundred values at most, however far from zero they are")
  void entropyFarFromZero() {
    double[] values = values("uniform");
    ActivationRange found = new EntropyRange().choose(observation(values));
    long clipped = Arrays.stream(values).filter(v -> v > found.max()).count();
    assertThat(clipped).isBetween(0L, values.length / 90L);
  }

  @ParameterizedTest
  @DisplayName(
      "any method: the range lies within the values and zero, and is never empty by clipping")
  @EnumSource(CalibrationMethod.class)
  void withinValues(CalibrationMethod method) {
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      double scale = Math.pow(10, random.nextInt(30) - 15);
      double shift = random.nextGaussian() * random.nextInt(3);
      int size = 1 + random.nextInt(300);
      double[] values =
          DoubleStream.generate(() -> (float) ((random.nextGaussian() + shift) * scale))
              .limit(size)
              .toArray();
      TensorObservation observed = observation(values);
      ActivationRange found = method(method).choose(observed);
      assertThat(found.min()).isGreaterThanOrEqualTo(Math.min(0, observed.range().min()));
      assertThat(found.max()).isLessThanOrEqualTo(Math.max(0, observed.range().max()));
      assertThat(Math.max(0, found.max()) - Math.min(0, found.min())).isGreaterThan(0);
    }
  }

  @ParameterizedTest
  @DisplayName("any method: constant tensors keep their value")
  @EnumSource(CalibrationMethod.class)
  void degenerate(CalibrationMethod method) {
    for (double value : new double[] {0, 5, -3e-20, 1e17, -2, Float.MIN_VALUE}) {
      double[] values = new double[100];
      Arrays.fill(values, value);
      ActivationRange found = method(method).choose(observation(values));
      assertThat(Math.min(0, found.min())).isEqualTo(Math.min(0, (float) value));
      assertThat(Math.max(0, found.max())).isEqualTo(Math.max(0, (float) value));
    }
  }

  private static RangeMethod method(CalibrationMethod method) {
    return switch (method) {
      case MIN_MAX -> new MinMax();
      case PERCENTILE -> new PercentileRange(99);
      case MSE -> new LeastSquaresRange(Grid.INT8);
      case ENTROPY -> new EntropyRange();
      case MOVING_AVERAGE -> new MovingAverage();
    };
  }

  @ParameterizedTest
  @DisplayName("a percentile that is none is refused")
  @ValueSource(doubles = {50, 100.1, -1, Double.NaN})
  void percentiles(double percentile) {
    assertThatThrownBy(() -> new Calibration(CalibrationMethod.PERCENTILE, percentile))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("percentile-out-of-range");
  }
}

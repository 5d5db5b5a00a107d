package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.nativelib.NativeInterpreter;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.range.Observations;
import dev.tinyml.converter.range.Observer;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times the observation of a model for scripts/benchmark_calibration.sh. Prints seconds of
 * calibration, processor seconds of it, seconds and processor seconds since the process began, and
 * its most megabytes. Linux only.
 */
final class CalibrationBenchmark {
  private static final double BYTES_PER_KILOBYTE = 1024;
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 14;
  private static final int SYSTEM_TIME = 15;
  private static final int START_TIME = 22;

  private CalibrationBenchmark() {}

  /**
   * @param args folder with {@code model.keras} and {@code calibration.npy}, number of samples,
   *     which go round if the file has fewer, and of threads, 0 for all processors
   */
  public static void main(String[] args) throws IOException {
    // As the worker does.
    Preload.start();
    ReferenceModel model = new ReferenceModel(Path.of(args[0]));
    int count = Integer.parseInt(args[1]);
    int threads = Integer.parseInt(args[2]);
    FrozenGraph graph = model.graph();
    FloatTfliteModel candidate =
        new CalibrationLayout()
            .prepare(
                new FloatModelConverter(new TensorFlowLiteConverter(NativeTensorFlow.locate()))
                    .convertForInt8(graph));
    List<List<FloatTensor>> samples = model.floats("calibration", graph.inputs());
    // Nothing but references, so that the dataset takes no time of its own.
    List<List<FloatTensor>> dataset =
        IntStream.range(0, count).mapToObj(i -> samples.get(i % samples.size())).toList();
    Observer observer = threads == 0 ? new Observer() : new Observer(new ParallelSamples(threads));
    // Python has loaded its interpreter with the import of TensorFlow.
    NativeInterpreter.load();
    double before = processorSeconds();
    long start = System.nanoTime();
    Observations observations = observer.observe(candidate, dataset, RangePolicy.EXACT);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = processorSeconds();
    if (observations.samples() != count) {
      throw new IllegalStateException(observations.samples() + " samples were observed");
    }
    System.out.printf(
        Locale.ROOT,
        "%.3f %.2f %.2f %.2f %.0f%n",
        seconds,
        processor - before,
        secondsSinceStart(),
        processor,
        memory("VmHWM"));
  }

  /** A process is described by fields behind its name, which ends with a bracket: man 5 proc. */
  private static double ticks(int field) throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Double.parseDouble(fields[field - 3]) / TICKS_PER_SECOND;
  }

  private static double processorSeconds() throws IOException {
    return ticks(USER_TIME) + ticks(SYSTEM_TIME);
  }

  private static double secondsSinceStart() throws IOException {
    String uptime = Files.readString(Path.of("/proc/uptime"));
    return Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) - ticks(START_TIME);
  }

  private static double memory(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToDouble(Double::parseDouble)
        .map(kilobytes -> kilobytes * BYTES_PER_KILOBYTE / 1e6)
        .findFirst()
        .orElseThrow();
  }
}

package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.TensorMemory;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteModel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A float model whose activations all outlast a run, to be read afterwards in place of stopping at
 * every operator, which costs small models more than their operators do. Kernels and results are
 * those of {@link FloatEngine}. Holds native memory until closed. Not thread-safe.
 */
public final class KeptActivations implements AutoCloseable {
  /** Beyond it memory that is used again is worth more than time. */
  private static final long MOST_BYTES = 64L << 20;

  private static final String RESOURCE = "VAR_HANDLE";

  private final ModelBorder border;
  private final ModelRunner runner;
  private final List<ByteBuffer> values;

  private KeptActivations(ModelBorder border, ModelRunner runner, List<ByteBuffer> values) {
    this.border = border;
    this.runner = runner;
    this.values = values;
  }

  /**
   * Opens a model.
   *
   * @param tensors indices of the main graph's tensors to be read
   * @return empty when not all of their values could be read after a run: where the model has a
   *     state or several graphs, an operator's result has a size that only the run tells, or they
   *     take much memory
   * @throws dev.tinyml.converter.problem.ProblemException when the model can't be run
   */
  public static Optional<KeptActivations> open(FloatTfliteModel model, List<Integer> tensors) {
    if (!isPlain(model.structure())) {
      return Optional.empty();
    }
    ModelBorder border = new ModelBorder(model.structure());
    ModelRunner runner =
        new ModelRunner(
            FloatEngine.SUBJECT,
            model.bytes(),
            model.structure(),
            new RunSettings(
                KernelSet.OPTIMIZED, TensorMemory.KEPT, Optional.empty(), StateBetweenRuns.RESET));
    Optional<KeptActivations> opened =
        runner
            .tensors()
            .lendForAllRuns(tensors)
            .map(values -> new KeptActivations(border, runner, values));
    if (opened.isEmpty()) {
      runner.close();
    }
    return opened;
  }

  private static boolean isPlain(TfliteModel model) {
    return model.subgraphs().size() == 1
        && !model.isStateful()
        && model.subgraphs().get(0).operators().stream().noneMatch(o -> o.name().equals(RESOURCE))
        && bytes(model) <= MOST_BYTES;
  }

  private static long bytes(TfliteModel model) {
    return model.subgraphs().get(0).tensors().stream()
        .filter(tensor -> !tensor.constant())
        .mapToLong(tensor -> tensor.spec().type().bytes(tensor.spec().shape().elementCount()))
        .sum();
  }

  /**
   * Runs the model once.
   *
   * @param inputs one per model input, in the model's order
   */
  public void run(List<FloatTensor> inputs) {
    runner.run(border.encode(inputs));
  }

  /**
   * The memory of the tensors that were asked for, in their order: the same for all runs, in the
   * byte order of the machine, read-only. Valid until this is closed.
   */
  public List<ByteBuffer> values() {
    return values;
  }

  @Override
  public void close() {
    runner.close();
  }
}

package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorMemory;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model for the device in the desktop interpreter, of whatever scheme. {@link #desktop} gives
 * TensorFlow Lite's own results, {@link #microcontroller} those of TensorFlow Lite Micro. Each run
 * starts from the same state.
 */
public final class DeviceEngine implements InferenceEngine {
  private static final String SUBJECT = "the device's model";

  private final DeviceModel model;
  private final ModelBorder border;
  private final ModelRunner runner;
  private final Optional<SizeCheck> sizes;

  private DeviceEngine(
      DeviceModel model,
      KernelSet kernels,
      Optional<OperatorListener> listener,
      Optional<SizeCheck> sizes) {
    this.model = model;
    this.sizes = sizes;
    border = new ModelBorder(model.structure());
    runner =
        new ModelRunner(
            SUBJECT,
            model.bytes(),
            model.structure(),
            new RunSettings(kernels, TensorMemory.SHARED, listener, StateBetweenRuns.RESET));
  }

  /** Results as TensorFlow Lite's reference kernels give them on a desktop. */
  public static DeviceEngine desktop(DeviceModel model) {
    return desktop(model, KernelSet.REFERENCE);
  }

  /** Results as TensorFlow Lite's kernels of one set give them on a desktop. */
  public static DeviceEngine desktop(DeviceModel model, KernelSet kernels) {
    return new DeviceEngine(model, kernels, Optional.empty(), Optional.empty());
  }

  /**
   * Results as TensorFlow Lite's kernels of one set give them on a desktop.
   *
   * @param listener is called around every operator
   */
  public static DeviceEngine desktop(
      DeviceModel model, KernelSet kernels, OperatorListener listener) {
    return new DeviceEngine(model, kernels, Optional.of(listener), Optional.empty());
  }

  /**
   * Results as TensorFlow Lite Micro gives them: operators whose kernels differ there are computed
   * anew.
   *
   * @throws dev.tinyml.converter.problem.ProblemException from the first run, when the sizes in the
   *     file, which a microcontroller trusts, aren't those that the model has when it runs
   */
  public static DeviceEngine microcontroller(DeviceModel model) {
    SizeCheck sizes = new SizeCheck(SUBJECT, model.structure());
    return new DeviceEngine(
        model,
        KernelSet.REFERENCE,
        Optional.of(new MicroOperators(model, sizes)),
        Optional.of(sizes));
  }

  /**
   * The same with somebody who looks on.
   *
   * @param listener is called around every operator; it may change inputs before, and sees the
   *     microcontroller's results after
   */
  public static DeviceEngine microcontroller(DeviceModel model, OperatorListener listener) {
    SizeCheck sizes = new SizeCheck(SUBJECT, model.structure());
    return new DeviceEngine(
        model,
        KernelSet.REFERENCE,
        Optional.of(new ListenedReplacement(listener, new MicroOperators(model, sizes))),
        Optional.of(sizes));
  }

  /**
   * Runs the model on quantized values.
   *
   * @param inputs one per model input, in the model's order; the model's inputs and outputs are
   *     int8
   * @return one per model output, in the model's order
   */
  public List<Int8Tensor> runQuantized(List<Int8Tensor> inputs) {
    runBytes(inputs.stream().map(Int8Tensor::toArray).toList());
    List<Int8Tensor> outputs = new ArrayList<>();
    for (TfliteTensor output : model.structure().outputTensors()) {
      params(output);
      outputs.add(new Int8Tensor(output.spec().shape(), runner.tensors().bytes(output.index())));
    }
    return outputs;
  }

  /** The model's inputs, which are int8, for real values. */
  public List<Int8Tensor> quantize(List<FloatTensor> inputs) {
    List<Int8Tensor> quantized = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      quantized.add(
          Int8Tensor.quantize(inputs.get(i), params(model.structure().inputTensors().get(i))));
    }
    return quantized;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Values are quantized where inputs are, and must be whole numbers where inputs are plain
   * integers.
   */
  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) {
    runBytes(border.encode(inputs));
    return border.decode(runner.tensors());
  }

  /**
   * A run in the numbers that the model's tensors hold.
   *
   * @param inputs per model input
   * @param outputs per model output
   */
  public record StoredRun(List<StoredValues> inputs, List<StoredValues> outputs) {}

  /** Runs the model as {@link #run} does, and tells the numbers that go in and come out. */
  public StoredRun record(List<FloatTensor> inputs) {
    List<byte[]> encoded = border.encode(inputs);
    runBytes(encoded);
    return new StoredRun(border.storedInputs(encoded), border.storedOutputs(runner.tensors()));
  }

  private void runBytes(List<byte[]> inputs) {
    runner.run(inputs);
    sizes.ifPresent(check -> check.check(runner.tensors()));
  }

  private static QuantizationParams params(TfliteTensor tensor) {
    if (tensor.spec().type() != ElementType.INT8) {
      throw new IllegalArgumentException(
          "tensor " + tensor.index() + " is " + tensor.spec().type() + ", not int8");
    }
    return tensor
        .spec()
        .quantization()
        .orElseThrow(
            () -> new IllegalArgumentException("tensor " + tensor.index() + " is not quantized"));
  }

  @Override
  public void close() {
    runner.close();
  }
}

package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.InterpreterOptions;

/**
 * Tells whether a model computes the very same activations for samples in a batch as for one at a
 * time, and how long both take. Reads models with float32 inputs; for scripts/compare_batches.sh.
 */
final class BatchComparison {
  private static final int BATCH = 16;
  private static final int RUNS = 20;

  private final TfliteModel structure;
  private final List<List<FloatTensor>> samples;
  private final Interpreter single;
  private final Interpreter batch;

  private BatchComparison(FloatTfliteModel model, List<List<FloatTensor>> samples) {
    structure = model.structure();
    this.samples = samples;
    byte[] content = model.bytes().toArray();
    FlatBufferModel file =
        FlatBufferModel.BuildFromBuffer(new BytePointer(content), content.length);
    single = interpreter(file);
    batch = interpreter(file);
  }

  private static Interpreter interpreter(FlatBufferModel file) {
    InterpreterOptions options = new InterpreterOptions();
    options.SetPreserveAllTensors(true);
    Interpreter interpreter = new Interpreter((Pointer) null);
    new InterpreterBuilder(file, new BuiltinOpResolverWithoutDefaultDelegates(), options)
        .apply(interpreter, 1);
    return interpreter;
  }

  /**
   * @param args folders with {@code model.keras} and {@code calibration.npy}
   */
  public static void main(String[] args) {
    FloatModelConverter converter =
        new FloatModelConverter(new TensorFlowLiteConverter(NativeTensorFlow.locate()));
    NativeInterpreter.load();
    for (String folder : args) {
      ReferenceModel model = new ReferenceModel(Path.of(folder));
      FrozenGraph graph = model.graph();
      BatchComparison comparison =
          new BatchComparison(
              converter.convertForInt8(graph), model.floats("calibration", graph.inputs()));
      System.out.printf("%s: %s%n", Path.of(folder).getFileName(), comparison.result());
    }
  }

  private String result() {
    if (!structure.inputTensors().stream().allMatch(BatchComparison::isFloat)) {
      return "has inputs that are not float32";
    }
    for (TfliteTensor input : structure.inputTensors()) {
      int[] shape = new int[input.spec().shape().rank()];
      Arrays.setAll(shape, input.spec().shape()::dimension);
      shape[0] *= BATCH;
      batch.ResizeInputTensor(input.index(), shape);
    }
    single.AllocateTensors();
    if (batch.AllocateTensors() != 0) {
      return "takes no batch";
    }
    for (int i = 0; i < BATCH; i++) {
      put(batch, i, i);
    }
    if (batch.Invoke() != 0) {
      return "takes no batch";
    }
    int different = 0;
    int all = 0;
    for (int i = 0; i < BATCH; i++) {
      put(single, i, 0);
      single.Invoke();
      for (TfliteTensor tensor : structure.tensors()) {
        if (!tensor.constant() && isFloat(tensor)) {
          all++;
          different += Arrays.equals(values(single, tensor, 0), values(batch, tensor, i)) ? 0 : 1;
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "%d of %d activations differ; a sample takes %.1f us alone, %.1f us in a batch of %d",
        different,
        all,
        microseconds(single),
        microseconds(batch) / BATCH,
        BATCH);
  }

  private static boolean isFloat(TfliteTensor tensor) {
    return tensor.spec().type() == ElementType.FLOAT32;
  }

  private void put(Interpreter interpreter, int sample, int place) {
    for (int i = 0; i < structure.inputs().size(); i++) {
      float[] values = samples.get(sample % samples.size()).get(i).toArray();
      new FloatPointer(interpreter.tensor(structure.inputs().get(i)).data().data())
          .position((long) place * values.length)
          .put(values, 0, values.length);
    }
  }

  private static float[] values(Interpreter interpreter, TfliteTensor tensor, int place) {
    float[] values = new float[Math.toIntExact(tensor.spec().shape().elementCount())];
    if (interpreter.tensor(tensor.index()).bytes() < (place + 1L) * values.length * Float.BYTES) {
      return new float[0];
    }
    new FloatPointer(interpreter.tensor(tensor.index()).data().data())
        .position((long) place * values.length)
        .get(values, 0, values.length);
    return values;
  }

  private static double microseconds(Interpreter interpreter) {
    long start = System.nanoTime();
    for (int i = 0; i < RUNS; i++) {
      interpreter.Invoke();
    }
    return (System.nanoTime() - start) / 1e3 / RUNS;
  }
}

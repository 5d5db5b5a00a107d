package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.verify.VerifiedModel;
import java.util.List;
import java.util.Optional;

/** Makes a {@link ModelSpec} of what a conversion left behind. Stateless. */
public final class ModelSpecFactory {
  private static final String CONVERT_AGAIN = "run tinyml:convert again";

  /**
   * Checks that the parts of a conversion belong together and can become firmware.
   *
   * @throws ProblemException with everything that is wrong
   */
  public ModelSpec create(VerifiedModel model, GoldenVectors golden) {
    ConversionManifest manifest = model.manifest();
    Problems problems = new Problems();
    Optional<IoTensor> input = single("input", manifest.inputTensors(), problems);
    Optional<IoTensor> output = single("output", manifest.outputTensors(), problems);
    List<String> labels = manifest.dataset().classNames();
    Normalization normalization = manifest.dataset().normalization();
    Optional<SignalInfo> signal = manifest.dataset().signal();
    input.ifPresent(tensor -> checkWindow(tensor, normalization, signal, problems));
    output.ifPresent(tensor -> checkLabels(tensor, labels, problems));
    if (input.isPresent() && output.isPresent()) {
      checkGolden(golden, input.get(), output.get(), problems);
    }
    problems.throwIfAny();

    TfliteModel structure =
        new TfliteReader().read(manifest.deviceModel().name(), model.deviceModel());
    Normalization shortest = RepeatingNormalization.shorten(normalization);
    return new ModelSpec(
        ModelIdentifier.of(manifest.modelName()),
        new Provenance(
            manifest.tools().tinyml(),
            manifest.source(),
            manifest.deviceModel(),
            manifest.dataset().id(),
            manifest.inputDigest()),
        model.deviceModel(),
        structure,
        new TfliteClassifier().classify(structure),
        input.orElseThrow(),
        output.orElseThrow(),
        shortest,
        signal,
        labels,
        manifest.operators(),
        golden.vectors(),
        manifest.verification(),
        ContractDigest.of(manifest.deviceModel().sha256(), shortest, signal, labels));
  }

  private static Optional<IoTensor> single(
      String role, List<TensorInfo> tensors, Problems problems) {
    if (tensors.size() != 1) {
      problems.add(
          "firmware-" + role + "-count",
          ProblemKind.UNSUPPORTED,
          "model",
          tensors.size() + " " + role + " tensors",
          "one " + role + " tensor",
          "split the model, or join its " + role + "s into one tensor");
      return Optional.empty();
    }
    TensorSpec spec = tensors.get(0).spec();
    Optional<IoTensor> tensor = ioTensor(spec).filter(io -> io.size() > 0);
    if (tensor.isEmpty()) {
      problems.add(
          "firmware-" + role + "-type",
          ProblemKind.UNSUPPORTED,
          "tensor \"" + spec.name() + "\"",
          spec.type()
              + " "
              + spec.shape()
              + spec.quantization().map(q -> ", " + q.scales().size() + " scales").orElse(""),
          "a non-empty tensor: FLOAT32, or INT8, UINT8 or INT16 with one scale and a zero point of"
              + " its type",
          spec.type() == ElementType.INT32
              ? "sketches read signals, not token numbers: use the model's file and"
                  + " golden_vectors.json in a program of your own"
              : CONVERT_AGAIN);
    }
    return tensor;
  }

  private static Optional<IoTensor> ioTensor(TensorSpec spec) {
    if (spec.type() == ElementType.FLOAT32) {
      return Optional.of(new IoTensor(spec.shape(), spec.type(), Optional.empty()));
    }
    return spec.quantization()
        .filter(q -> !q.isPerChannel() && IoTensor.holds(spec.type(), q.zeroPoints().get(0)))
        .map(q -> new IoTensor(spec.shape(), spec.type(), Optional.of(q)));
  }

  private static void checkWindow(
      IoTensor input, Normalization normalization, Optional<SignalInfo> signal, Problems problems) {
    int values = normalization.mean().size();
    if (input.size() % values != 0) {
      problems.add(
          "normalization-does-not-fit-input",
          ProblemKind.BROKEN_INPUT,
          "normalization",
          values + " means and standard deviations",
          "a divisor of " + input.size() + ", the number of values of the model's input",
          "give mean and std per value or per channel");
    }
    for (int i = 0; i < values; i++) {
      float mean = normalization.mean().get(i);
      float std = normalization.std().get(i);
      if (!Float.isFinite(mean) || !Float.isFinite(std) || std == 0) {
        problems.add(
            "normalization-not-finite",
            ProblemKind.BROKEN_INPUT,
            "normalization, value " + i,
            "mean " + mean + ", standard deviation " + std,
            "finite numbers and a standard deviation other than 0",
            "compute mean and std of the training data again");
      }
    }
    signal.ifPresent(
        s -> {
          long window = (long) s.windowLength() * s.channels().size();
          if (window != input.size()) {
            problems.add(
                "window-does-not-fit-input",
                ProblemKind.BROKEN_INPUT,
                "signal of the dataset",
                s.windowLength() + " readings of " + s.channels().size() + " channels",
                input.size() + " values, the size of the model's input",
                "correct windowLength and channels of the dataset");
          }
        });
  }

  private static void checkLabels(IoTensor output, List<String> labels, Problems problems) {
    if (!labels.isEmpty()
        && labels.size() != output.size()
        && !ModelSpec.scoresSecondClass(output, labels)) {
      problems.add(
          "labels-do-not-fit-output",
          ProblemKind.UNSUPPORTED,
          "class names of the dataset",
          labels.size() + " names",
          output.size() == 1
              ? "2 names for the single output of the model"
              : output.size() + " names, one per output of the model",
          "name every class, or leave the names out");
    }
  }

  private static void checkGolden(
      GoldenVectors golden, IoTensor input, IoTensor output, Problems problems) {
    if (golden.vectors().isEmpty()) {
      addGoldenProblem(problems, "golden vectors", "none", "at least one");
    }
    for (GoldenVector vector : golden.vectors()) {
      boolean fits =
          sizes(vector.raw()).equals(List.of(input.size()))
              && counts(vector.inputs()).equals(List.of(input.size()))
              && counts(vector.outputs()).equals(List.of(output.size()))
              && vector.raw().get(0).stream().allMatch(Float::isFinite)
              && areOf(input.type(), vector.inputs())
              && areOf(output.type(), vector.outputs());
      if (!fits) {
        addGoldenProblem(
            problems,
            "golden vector of sample " + vector.sample(),
            sizes(vector.raw())
                + " raw, "
                + counts(vector.inputs())
                + " input and "
                + counts(vector.outputs())
                + " output values, or one that is not of the type",
            input.size()
                + " finite raw, "
                + input.size()
                + " input and "
                + output.size()
                + " output values of "
                + input.type()
                + " and "
                + output.type());
      }
    }
  }

  private static boolean areOf(ElementType type, List<GoldenValues> values) {
    return values.stream()
        .allMatch(
            value ->
                value instanceof GoldenValues.Floats floats
                    ? type == ElementType.FLOAT32
                        && floats.values().stream().allMatch(Float::isFinite)
                    : value.integers().stream().allMatch(v -> IoTensor.holds(type, v)));
  }

  private static List<Integer> counts(List<GoldenValues> values) {
    return values.stream().map(GoldenValues::size).toList();
  }

  private static void addGoldenProblem(
      Problems problems, String subject, String found, String expected) {
    problems.add(
        "golden-vectors-do-not-fit-model",
        ProblemKind.BROKEN_INPUT,
        subject,
        found,
        expected,
        CONVERT_AGAIN);
  }

  private static <T> List<Integer> sizes(List<List<T>> lists) {
    return lists.stream().map(List::size).toList();
  }
}

package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The models of the test resources with all that is recorded of them: answers of TensorFlow Lite
 * Micro itself, and for the zoo those to its own inputs (see make_zoo_reference.py).
 */
final class TestedModels {
  private static final Path CONVERTER = Path.of("../converter-core/src/test/resources");
  private static final Path ANSWERS = Path.of("src/test/resources/engine/zoo");

  /** Files of converters with other options, by model and variant. */
  private static final Path SCHEMES = CONVERTER.resolve("schemes");

  private static final String ANSWERED = "_tflm.npy";

  private final EngineLowering lowering = new EngineLowering();
  private final NpyReader npy = new NpyReader();

  /** Every folder with an int8 model, sorted; a zoo model's fused LSTM is one of its own. */
  List<String> names() {
    Map<String, String> names = new TreeMap<>();
    for (String parent : List.of("zoo", "tflm", "tflm/operators", "tflm/types")) {
      for (Path folder : folders(CONVERTER.resolve(parent))) {
        names.put(parent + "/" + folder.getFileName(), "");
      }
    }
    for (Path folder : folders(SCHEMES)) {
      variants(folder).forEach(name -> names.put("schemes/" + folder.getFileName() + name, ""));
    }
    for (Path folder : folders(ANSWERS)) {
      names.put("zoo/" + folder.getFileName(), "");
    }
    return names.keySet().stream().filter(name -> Files.exists(file(name))).toList();
  }

  /** A model by its name. */
  DeviceModel model(String name) {
    Path file = file(name);
    try {
      ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
      return new DeviceModel(bytes, new TfliteReader().read(file.toString(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * With its plan and its recordings.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no engine for it
   */
  TestedModel tested(String name) {
    EnginePlan plan = lowering.lower(model(name));
    List<Recording> recordings = new ArrayList<>();
    Path micro = CONVERTER.resolve(name);
    if (Files.exists(micro.resolve("tflm_expected_0.npy"))) {
      recordings.add(
          recording(
              "TensorFlow Lite Micro",
              plan,
              i -> read(micro.resolve("tflm_input_" + i + ".npy")),
              i -> read(micro.resolve("tflm_expected_" + i + ".npy"))));
    }
    if (name.startsWith("schemes/")) {
      String model = name.split("/")[1];
      recordings.add(
          recording(
              "TensorFlow Lite Micro",
              plan,
              i -> read(CONVERTER.resolve("zoo").resolve(model).resolve("input.npy")),
              i -> read(CONVERTER.resolve(name + ANSWERED))));
    }
    if (name.startsWith("zoo/")) {
      Path answers = answers(name);
      Path inputs = CONVERTER.resolve(name.replaceFirst("_fused$", ""));
      boolean one = Files.exists(inputs.resolve("input.npy"));
      recordings.add(
          recording(
              "TensorFlow Lite, operator by operator",
              plan,
              i -> read(inputs.resolve(one ? "input.npy" : "input_" + i + ".npy")),
              i -> read(answers.resolve("expected_" + i + ".npy"))));
    }
    return new TestedModel(name, plan, recordings);
  }

  private static Path answers(String name) {
    return ANSWERS.resolve(name.substring("zoo/".length()));
  }

  /** The variants that TensorFlow Lite Micro answered, each with a slash in front. */
  private static List<String> variants(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ANSWERED))
          .map(name -> "/" + name.replace(ANSWERED, ""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a model is, if anywhere. */
  private static Path file(String name) {
    if (name.startsWith("schemes/")) {
      return CONVERTER.resolve(name + ".tflite");
    }
    List<Path> folders = new ArrayList<>(List.of(CONVERTER.resolve(name)));
    if (name.startsWith("zoo/")) {
      folders.add(answers(name));
    }
    if (name.endsWith("_fused")) {
      folders.add(CONVERTER.resolve(name.replaceFirst("_fused$", "")));
    }
    String last = name.endsWith("_fused") ? "int8_fused.tflite" : "int8.tflite";
    return Stream.of("int8_b1.tflite", last, "model.tflite")
        .flatMap(file -> folders.stream().map(folder -> folder.resolve(file)))
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of("none"));
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NpyArray read(Path file) {
    return npy.read(file);
  }

  private static Recording recording(
      String by, EnginePlan plan, IntFunction<NpyArray> given, IntFunction<NpyArray> expected) {
    List<NpyArray> inputs = IntStream.range(0, plan.inputs().size()).mapToObj(given).toList();
    List<NpyArray> outputs = IntStream.range(0, plan.outputs().size()).mapToObj(expected).toList();
    // Of schemes only the first samples are answered.
    int samples =
        Math.min(
            inputs.get(0).size() / count(plan.inputs().get(0)),
            outputs.get(0).size() / count(plan.outputs().get(0)));
    long size = TestedModel.bytes(plan.inputs()) + TestedModel.bytes(plan.outputs());
    ByteBuffer bytes = ByteBuffer.allocate((int) (samples * size)).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample = 0; sample < samples; sample++) {
      for (int i = 0; i < inputs.size(); i++) {
        put(bytes, plan.inputs().get(i), inputs.get(i), sample);
      }
      for (int i = 0; i < outputs.size(); i++) {
        put(bytes, plan.outputs().get(i), outputs.get(i), sample);
      }
    }
    return new Recording(by, samples, bytes.array());
  }

  private static int count(Operand operand) {
    return operand.spec().shape().elementCount();
  }

  /** Real numbers of an input are quantized; all others are values already. */
  private static void put(ByteBuffer bytes, Operand operand, NpyArray array, int sample) {
    int count = count(operand);
    boolean real = !array.isWhole();
    for (int i = sample * count; i < (sample + 1) * count; i++) {
      float value = array.floatAt(i);
      switch (operand.type()) {
        case INT8 -> bytes.put((byte) (real ? quantized(operand, value, -128, 127) : value));
        case UINT8 -> bytes.put((byte) (int) (real ? quantized(operand, value, 0, 255) : value));
        case INT16 ->
            bytes.putShort((short) (real ? quantized(operand, value, -32768, 32767) : value));
        case INT32 -> bytes.putInt((int) value);
        case FLOAT -> bytes.putFloat(value);
        default -> throw new IllegalStateException(operand.toString());
      }
    }
  }

  private static float quantized(Operand operand, float value, int lowest, int highest) {
    QuantizationParams params = operand.spec().quantization().orElseThrow();
    float steps = value / params.scale();
    double rounded = Math.signum(steps) * Math.floor(Math.abs((double) steps) + 0.5);
    return (float) Math.max(lowest, Math.min(highest, rounded + params.zeroPoint()));
  }
}

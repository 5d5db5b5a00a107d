package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Models of operators of random shapes, scales and zero points, with what TensorFlow Lite answers
 * (see make_operator_cases.py). Each model has many operators of a kind, so that compilers are
 * seldom started.
 */
final class RandomOperators {
  private static final Path ARCHIVE = Path.of("src/test/resources/engine/operators.zip");
  private static final String MODEL = ".tflite";
  private static final float STEP = 0.0625f;

  /** Their names, each an operator's and a number, in the archive's order. */
  List<String> names() {
    try (ZipFile archive = new ZipFile(ARCHIVE.toFile())) {
      return archive.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(MODEL))
          .map(name -> name.substring(0, name.length() - MODEL.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often there is each operator, by its name in the schema. */
  List<String> operators(String name) {
    List<String> operators = new ArrayList<>();
    for (TfliteOperator operator : model(name).structure().operators()) {
      operators.add(operator.name());
    }
    return operators;
  }

  /** All of them, with plans and answers. */
  List<TestedModel> all() {
    return names().stream().map(this::tested).toList();
  }

  /** Those of some operators. */
  List<TestedModel> of(Set<String> operators) {
    Set<String> chosen = new TreeSet<>(operators);
    return names().stream()
        .filter(name -> chosen.contains(name.replaceFirst("_\\d+$", "")))
        .map(this::tested)
        .toList();
  }

  private TestedModel tested(String name) {
    EnginePlan plan = new EngineLowering().lower(model(name));
    byte[] answers = bytes(name + ".answers");
    int given = (int) TestedModel.bytes(plan.inputs());
    int answered = (int) TestedModel.bytes(plan.outputs());
    int samples = answers.length / answered;
    ByteBuffer stream =
        ByteBuffer.allocate(samples * (given + answered)).order(ByteOrder.LITTLE_ENDIAN);
    Numbers numbers = new Numbers(name);
    for (int sample = 0; sample < samples; sample++) {
      for (Operand input : plan.inputs()) {
        for (int i = input.spec().shape().elementCount(); i != 0; i--) {
          byte value = numbers.next();
          switch (input.type()) {
            case INT8 -> stream.put(value);
            case FLOAT -> stream.putFloat(value * STEP);
            default -> throw new IllegalStateException(input.toString());
          }
        }
      }
      stream.put(answers, sample * answered, answered);
    }
    Recording recording = new Recording("TensorFlow Lite", samples, stream.array());
    return new TestedModel(name, plan, List.of(recording));
  }

  private static DeviceModel model(String name) {
    ModelBytes bytes = new ModelBytes(bytes(name + MODEL));
    return new DeviceModel(bytes, new TfliteReader().read(name, bytes));
  }

  private static byte[] bytes(String entry) {
    try (ZipFile archive = new ZipFile(ARCHIVE.toFile());
        InputStream stream = archive.getInputStream(archive.getEntry(entry))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Marsaglia's xorshift with shifts of 13, 17 and 5, as the script has it. */
  private static final class Numbers {
    private int state;

    Numbers(String name) {
      CRC32 crc = new CRC32();
      crc.update(name.getBytes(StandardCharsets.US_ASCII));
      state = (int) crc.getValue() | 1;
    }

    byte next() {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (byte) (state >>> 24);
    }
  }
}

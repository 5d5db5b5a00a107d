package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.manifest.Normalization;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model's engine, its file and recorded inputs, for {@code compare.cc}. */
final class ComparedProgram {
  private ComparedProgram() {}

  /**
   * Writes it.
   *
   * @param folder that exists
   * @return the C sources
   */
  static List<Path> write(ComparedModel model, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (GeneratedFile file : TestedEngine.sources(model.plan(), Normalization.IDENTITY).files()) {
      Path target = Files.write(folder.resolve(file.path()), file.toBytes());
      if (file.path().endsWith(".c")) {
        sources.add(target);
      }
    }
    Path file = Files.write(folder.resolve("model.tflite"), model.model().bytes().toArray());
    Path source = folder.resolve("compared_model.c");
    Files.writeString(source, text(model, file, folder));
    sources.add(source);
    return sources;
  }

  private static String text(ComparedModel model, Path file, Path folder) throws IOException {
    List<Operand> inputs = model.plan().inputs();
    List<Operand> outputs = model.plan().outputs();
    List<NpyArray> recorded = model.recordedInputs();
    StringBuilder text = new StringBuilder("#include \"compared_model.h\"\n");
    text.append("#include \"model_engine.h\"\n\n");
    text.append(included("compared_file", file));
    variables(text, "in", inputs);
    variables(text, "out", outputs);
    for (int i = 0; i < recorded.size(); i++) {
      Path values = folder.resolve("input" + i + ".bin");
      Files.write(values, bytes(recorded.get(i), inputs.get(i)));
      text.append("extern const unsigned char recorded" + i + "[];\n");
      text.append(included("recorded" + i, values));
    }
    long samples = recorded.isEmpty() ? 0 : recorded.get(0).size() / elements(inputs.get(0));
    table(text, "input", "in", inputs, !recorded.isEmpty());
    table(text, "output", "out", outputs, false);
    text.append("const size_t compared_samples = " + samples + ";\n\n");
    String arguments =
        Stream.concat(
                IntStream.range(0, inputs.size()).mapToObj(i -> "in" + i),
                IntStream.range(0, outputs.size()).mapToObj(i -> "out" + i))
            .collect(Collectors.joining(", "));
    text.append("int compared_invoke(void) { return tested_model_invoke(" + arguments + "); }\n");
    return text.toString();
  }

  private static int elements(Operand operand) {
    return operand.spec().shape().elementCount();
  }

  /** A file's bytes as a constant. */
  private static String included(String symbol, Path file) {
    return """
        __asm__(".section .rodata.%1$s, \\"a\\", %%progbits\\n.balign 16\\n.global %1$s\\n"
                "%1$s:\\n.incbin \\"%2$s\\"\\n.previous\\n");
        """
        .formatted(symbol, file);
  }

  private static void variables(StringBuilder text, String name, List<Operand> operands) {
    for (int i = 0; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      text.append("static " + operand.type().text() + " " + name + i);
      text.append("[" + elements(operand) + "];\n");
    }
  }

  private static void table(
      StringBuilder text, String what, String name, List<Operand> operands, boolean recorded) {
    text.append("\nconst size_t compared_" + what + "_count = " + operands.size() + ";\n");
    text.append("const struct compared_tensor compared_" + what + "s[] = {\n");
    for (int i = 0; i < operands.size(); i++) {
      text.append("    {sizeof " + name + i + ", " + kind(operands.get(i)) + ", ");
      text.append(recorded ? "recorded" + i : "0");
      text.append(", (unsigned char *)" + name + i + "},\n");
    }
    text.append("};\n");
  }

  private static String kind(Operand operand) {
    return switch (operand.spec().type()) {
      case INT8, UINT8, INT16 -> "COMPARED_BYTES";
      case FLOAT32 -> "COMPARED_FLOATS";
      default -> "COMPARED_RECORDED";
    };
  }

  private static byte[] bytes(NpyArray array, Operand operand) {
    ByteBuffer bytes =
        ByteBuffer.allocate(array.size() * operand.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < array.size(); i++) {
      float value = array.floatAt(i);
      switch (operand.spec().type()) {
        case INT8, UINT8 -> bytes.put((byte) value);
        case INT16 -> bytes.putShort((short) value);
        case FLOAT32 -> bytes.putFloat(value);
        default -> bytes.putInt((int) value);
      }
    }
    return bytes.array();
  }
}

package dev.tinyml.codegen.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.generation.FirmwareGenerator;
import dev.tinyml.codegen.generation.GenerationRequest;
import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.codegen.generation.Requests;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.verify.Decision;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the generated class as a consuming project would, and compares it with the converter.
 */
class CompanionClassTest {
  private static final int INPUT_SIZE = 300;

  @TempDir static Path temp;

  private static URLClassLoader loader;
  private static Class<?> companion;

  @BeforeAll
  static void compile() throws Exception {
    loader = compiled(GestureFixture.request("nano33ble_sense_rev2"), temp.resolve("gesture"));
    companion = loader.loadClass("com.example.gesture.GestureModel");
  }

  private static URLClassLoader compiled(GenerationRequest request, Path folder)
      throws IOException {
    Path sources = folder.resolve("src");
    new TreeWriter().write(FirmwareGenerator.create().generate(request).javaSources(), sources);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-Xlint:all",
              "-Xdoclint:all/protected",
              "-Werror",
              "--release",
              "17",
              "-d",
              folder.resolve("classes").toString());
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjects(
                      sources.resolve("com/example/gesture/GestureModel.java")))
              .call();
      assertThat(diagnostics.getDiagnostics()).isEmpty();
      assertThat(compiled).isTrue();
    }
    return new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()});
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  private static byte[] quantize(float[] window) throws ReflectiveOperationException {
    return (byte[]) companion.getMethod("quantize", float[].class).invoke(null, (Object) window);
  }

  @Test
  @DisplayName("Windows are quantized to the same bytes as the converter's, extremes included")
  void quantizes() throws ReflectiveOperationException {
    Normalization normalization = GestureFixture.manifest().dataset().normalization();
    QuantizationParams params =
        GestureFixture.manifest().inputTensors().get(0).spec().quantization().orElseThrow();
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      float[] raw = new float[INPUT_SIZE];
      float[] normalized = new float[INPUT_SIZE];
      for (int i = 0; i < INPUT_SIZE; i++) {
        raw[i] =
            round % 10 == 0
                ? Float.intBitsToFloat(random.nextInt())
                : (float) random.nextGaussian() * 10;
        normalized[i] = normalization.apply(raw[i], i);
      }
      Int8Tensor expected =
          Int8Tensor.quantize(new FloatTensor(Shape.of(INPUT_SIZE), normalized), params);
      assertThat(quantize(raw)).isEqualTo(expected.toArray());
    }
  }

  @Test
  @DisplayName("The golden vectors' raw windows become their inputs")
  void goldenVectors() throws ReflectiveOperationException {
    for (GoldenVector vector : GestureFixture.golden().vectors()) {
      float[] raw = new float[INPUT_SIZE];
      for (int i = 0; i < INPUT_SIZE; i++) {
        raw[i] = vector.raw().get(0).get(i);
      }
      List<Integer> quantized = new ArrayList<>();
      for (byte value : quantize(raw)) {
        quantized.add((int) value);
      }
      assertThat(quantized).isEqualTo(vector.inputs().get(0).integers());
    }
  }

  @Test
  @DisplayName("Outputs are dequantized and classified with label and score")
  void classifies() throws ReflectiveOperationException {
    byte[] output = {-128, 127, 127};
    assertThat(companion.getMethod("dequantize", byte[].class).invoke(null, (Object) output))
        .isEqualTo(new float[] {0f, 255 / 256f, 255 / 256f});
    Object result = companion.getMethod("classify", byte[].class).invoke(null, (Object) output);
    assertThat(result).hasToString("Classification[index=1, label=wave, score=0.99609375]");
  }

  @Test
  @DisplayName("A single score decides between two classes as it does in the verification")
  void singleScore() throws Exception {
    GenerationRequest request =
        Requests.withSingleScore(
            GestureFixture.request("nano33ble_sense_rev2"), List.of("calm", "alarm"));
    try (URLClassLoader twoClasses = compiled(request, temp.resolve("two"))) {
      Class<?> type = twoClasses.loadClass("com.example.gesture.GestureModel");
      for (int value = -128; value < 128; value++) {
        float score = (value + 128) / 256f;
        int decided = new Decision(1).decide(new FloatTensor(Shape.of(1), new float[] {score}));
        assertThat(type.getMethod("classify", byte[].class).invoke(null, new byte[] {(byte) value}))
            .hasToString(
                "Classification[index=%d, label=%s, score=%s]",
                decided, decided == 1 ? "alarm" : "calm", decided == 1 ? score : 1 - score);
      }
    }
  }

  @Test
  @DisplayName("Constants are those of the model, and arrays are copies")
  void constants() throws ReflectiveOperationException {
    assertThat(companion.getField("MODEL_SHA256").get(null))
        .isEqualTo(GestureFixture.manifest().deviceModel().sha256());
    assertThat(companion.getField("INPUT_SHAPE").get(null)).isEqualTo(List.of(1, INPUT_SIZE));
    assertThat(companion.getField("LABELS").get(null)).isEqualTo(List.of("idle", "wave", "circle"));
    float[] mean = (float[]) companion.getMethod("mean").invoke(null);
    assertThat(mean).containsExactly(0.42f, -0.175f, 9.61f);
    mean[0] = 0;
    assertThat((float[]) companion.getMethod("mean").invoke(null)).startsWith(0.42f);
  }

  @Test
  @DisplayName("A window of another length is refused")
  void wrongLength() {
    assertThatThrownBy(() -> quantize(new float[1]))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .cause()
        .hasMessage("1 values, not 300");
  }
}

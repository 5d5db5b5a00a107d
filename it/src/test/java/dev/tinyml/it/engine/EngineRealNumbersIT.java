package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTools({Tool.HOST_GCC, Tool.HOST_CLANG})
@DisplayName("The C engine takes and gives real numbers")
class EngineRealNumbersIT {
  private static final Path MODEL = Path.of("../converter-core/src/test/resources/zoo/gesture_mlp");
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.9873518f, -0.4032902f, 9.529428f), List.of(2.2f, 1.99f, 0.125f));
  private static final List<String> STRICT =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wsign-conversion", "-Wpedantic");

  private final RecordedModel recorded = new RecordedModel(MODEL);
  private final EnginePlan plan = new EngineLowering().lower(recorded.model());
  private final Operand input = plan.inputs().get(0);
  private final int size = input.spec().shape().elementCount();

  @Test
  @DisplayName("normalized and quantized as exact arithmetic does it, in C and in C++")
  void quantizes(@TempDir Path folder) throws IOException {
    List<Float> raw = rawValues();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      expected.add(Integer.toString(quantized(raw.get(i), i % size)));
    }
    String main =
        """
        #include "model_engine.h"
        #include <stdio.h>

        static const float raw[][TESTED_MODEL_INPUT_SIZE] = {%s};

        int main(void) {
          for (size_t s = 0; s < sizeof raw / sizeof raw[0]; s++) {
            int8_t input[TESTED_MODEL_INPUT_SIZE];
            tested_model_quantize_input(raw[s], input);
            for (size_t i = 0; i < TESTED_MODEL_INPUT_SIZE; i++) {
              printf("%%d ", input[i]);
            }
          }
          return 0;
        }
        """
            .formatted(rows(raw));

    assertThat(run(folder, "main.c", main, Tool.HOST_GCC, "-fsanitize=undefined,address"))
        .containsExactlyElementsOf(expected);
    assertThat(run(folder, "main.c", main, Tool.HOST_GCC, "-O3", "-march=native", "-mtune=native"))
        .containsExactlyElementsOf(expected);
    assertThat(run(folder, "main.cc", main, Tool.HOST_CLANG, "-O2", "-x", "c++", "-std=c++11"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  @DisplayName("with recorded inputs as real numbers it gives TensorFlow Lite Micro's outputs")
  void predicts(@TempDir Path folder) throws IOException {
    double scale = input.spec().quantization().orElseThrow().scale();
    int zeroPoint = input.spec().quantization().orElseThrow().zeroPoint();
    List<Float> raw = new ArrayList<>();
    for (int i = 0; i < recorded.input(0).size(); i++) {
      int k = i % size % NORMALIZATION.mean().size();
      double normal = (recorded.input(0).floatAt(i) - zeroPoint) * scale;
      raw.add((float) (normal * NORMALIZATION.std().get(k) + NORMALIZATION.mean().get(k)));
    }
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < recorded.expected(0).size(); i++) {
      expected.add(Integer.toString((int) recorded.expected(0).floatAt(i)));
    }
    String main =
        """
        #include "model_engine.h"
        #include <stdio.h>

        static const float raw[][TESTED_MODEL_INPUT_SIZE] = {%s};

        int main(void) {
          for (size_t s = 0; s < sizeof raw / sizeof raw[0]; s++) {
            float output[TESTED_MODEL_OUTPUT_SIZE];
            if (tested_model_predict(raw[s], output) != 0) {
              return 1;
            }
            for (size_t i = 0; i < TESTED_MODEL_OUTPUT_SIZE; i++) {
              printf("%%.9g ", (double)(output[i] / TESTED_MODEL_OUTPUT_SCALE) +
                                  TESTED_MODEL_OUTPUT_ZERO_POINT);
            }
          }
          return 0;
        }
        """
            .formatted(rows(raw));

    assertThat(run(folder, "main.c", main, Tool.HOST_GCC, "-O1", "-fsanitize=undefined,address"))
        .containsExactlyElementsOf(expected);
  }

  /** Steps of float32 that round on their own; only what comes behind the division is exact. */
  private int quantized(float raw, int index) {
    int k = index % NORMALIZATION.mean().size();
    float normal = (raw - NORMALIZATION.mean().get(k)) / NORMALIZATION.std().get(k);
    float steps = normal / input.spec().quantization().orElseThrow().scale();
    if (Float.isNaN(steps)) {
      return 0;
    }
    if (Float.isInfinite(steps)) {
      return steps > 0 ? Byte.MAX_VALUE : Byte.MIN_VALUE;
    }
    BigDecimal value =
        new BigDecimal(steps)
            .setScale(0, RoundingMode.HALF_UP)
            .add(BigDecimal.valueOf(input.spec().quantization().orElseThrow().zeroPoint()));
    return value
        .max(BigDecimal.valueOf(Byte.MIN_VALUE))
        .min(BigDecimal.valueOf(Byte.MAX_VALUE))
        .intValueExact();
  }

  /** Numbers of all sizes, beside halves of a step, and what is no number. */
  private List<Float> rawValues() {
    Random random = new Random(20261123);
    List<Float> values = new ArrayList<>();
    Collections.addAll(values, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    Collections.addAll(values, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -0f, 0f);
    float scale = input.spec().quantization().orElseThrow().scale();
    while (values.size() < 10 * size) {
      int k = values.size() % size % NORMALIZATION.mean().size();
      double steps =
          switch (random.nextInt(3)) {
            case 0 -> random.nextInt(300) - 150 + 0.5;
            case 1 -> random.nextGaussian() * 60;
            default -> random.nextGaussian() * 1e6;
          };
      float near =
          (float) (steps * scale * NORMALIZATION.std().get(k) + NORMALIZATION.mean().get(k));
      values.add(random.nextBoolean() ? near : Math.nextUp(near));
    }
    return values;
  }

  private String rows(List<Float> values) {
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < values.size(); start += size) {
      text.append(
          values.subList(start, start + size).stream()
              .map(EngineRealNumbersIT::literal)
              .collect(Collectors.joining(",", "{", "},\n")));
    }
    return text.toString();
  }

  private static String literal(float value) {
    if (Float.isNaN(value)) {
      return "__builtin_nanf(\"\")";
    }
    return Float.isInfinite(value)
        ? (value > 0 ? "" : "-") + "__builtin_inff()"
        : Float.toString(value) + "f";
  }

  private List<String> run(Path folder, String name, String main, Tool tool, String... flags)
      throws IOException {
    for (GeneratedFile file : TestedEngine.sources(plan, NORMALIZATION).files()) {
      Files.write(folder.resolve(file.path()), file.toBytes());
    }
    Files.writeString(folder.resolve(name), main);
    String compiler = ToolLocator.ofEnvironment().get(tool).toString();
    List<String> engine = new ArrayList<>(List.of(compiler, "-std=c99", "-c", "model_engine.c"));
    engine.addAll(STRICT);
    List.of(flags).stream()
        .filter(flag -> flag.startsWith("-O") || flag.startsWith("-f") || flag.startsWith("-m"))
        .forEach(engine::add);
    List<String> program = new ArrayList<>(List.of(compiler));
    program.addAll(STRICT);
    program.addAll(List.of(flags));
    program.addAll(List.of(name, "-x", "none", "model_engine.o", "-o", "program"));
    ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
    for (List<String> command : List.of(engine, program)) {
      ProcessResult compiled = runner.run(folder, command);
      assertThat(compiled.succeeded()).as(compiled.description()).isTrue();
    }
    ProcessResult run = runner.run(folder, List.of(folder.resolve("program").toString()));
    assertThat(run.succeeded()).as(run.description()).isTrue();
    return List.of(run.stdout().strip().split(" "));
  }
}

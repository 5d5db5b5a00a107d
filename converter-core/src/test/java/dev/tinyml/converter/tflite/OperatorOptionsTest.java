package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parameters of operators")
class OperatorOptionsTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private static TfliteModel read(String path) throws IOException {
    return new TfliteReader()
        .read(path, new ModelBytes(Files.readAllBytes(RESOURCES.resolve(path))));
  }

  @Test
  @DisplayName("are those that TensorFlow's own schema classes read, by name and value")
  void sameAsSchema() throws IOException {
    Map<String, Map<String, String>> expected = new TreeMap<>();
    for (String line : Files.readAllLines(RESOURCES.resolve("tflite/options.tsv"))) {
      String[] parts = line.split("\t", -1);
      expected
          .computeIfAbsent(parts[0] + "\t" + parts[1] + "\t" + parts[2], k -> new TreeMap<>())
          .put(parts[3], parts[4]);
    }
    assertThat(expected).hasSizeGreaterThan(90);
    for (Map.Entry<String, Map<String, String>> entry : expected.entrySet()) {
      String[] place = entry.getKey().split("\t");
      if (List.of("tflite/kinds/recursion.tflite", "tflite/kinds/missing_subgraph.tflite")
              .contains(place[0])
          || place[0].contains("wrong_operands")
          || place[0].contains("outside")) {
        continue;
      }
      TfliteOperator operator =
          read(place[0])
              .subgraphs()
              .get(Integer.parseInt(place[1]))
              .operators()
              .get(Integer.parseInt(place[2]));
      Map<String, String> found = new TreeMap<>();
      operator.options().values().forEach((name, value) -> found.put(name, value.toString()));
      assertThat(found)
          .as("%s %s", entry.getKey(), operator.name())
          .containsExactlyInAnyOrderEntriesOf(entry.getValue());
    }
  }

  @Test
  @DisplayName("are found by name and type")
  void byName() throws IOException {
    TfliteOperator conv =
        read("zoo/conv2d_variants/int8_b1.tflite").operators().stream()
            .filter(o -> o.name().equals("CONV_2D"))
            .findFirst()
            .orElseThrow();
    assertThat(conv.options().text("padding")).isPresent();
    assertThat(conv.options().whole("stride_w")).isPresent();
    assertThat(conv.options().whole("padding")).isEmpty();
    assertThat(conv.options().text("beta")).isEmpty();
    assertThat(conv.options().real("stride_w")).isEmpty();
    assertThat(conv.options().flag("stride_w")).isFalse();
  }
}

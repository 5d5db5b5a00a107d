package dev.tinyml.converter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A layer's configuration")
class LayerConfigTest {

  private static LayerConfig config(String json) {
    try {
      byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return new LayerConfig("layer d (Dense)", JsonCursor.root("c", new JsonReader().read(text)));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static Problem problem(LayerConfig config, Consumer<LayerConfig> access) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> access.accept(config));
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }

  @Test
  @DisplayName("gives values by type, and defaults for what is absent or null")
  void values() {
    LayerConfig config =
        config(
            "{'s': 'relu', 'b': false, 'i': 5.0, 'n': 0.1, 'l': [1, 2], 'f': [0.5], 'null': null,"
                + " 'd': [null, 3], 'np': {'class_name': '__numpy__', 'config': {'value': 6.0,"
                + " 'dtype': 'float32'}}}");
    assertThat(config.string("s")).isEqualTo("relu");
    assertThat(config.bool("b", true)).isFalse();
    assertThat(config.integer("i")).isEqualTo(5);
    assertThat(config.number("n")).isEqualTo(0.1f);
    assertThat(config.number("np")).isEqualTo(6f);
    assertThat(config.integers("l")).containsExactly(1, 2);
    assertThat(config.numbers("f")).containsExactly(0.5f);
    assertThat(config.dimensions("d")).containsExactly(Optional.empty(), Optional.of(3));
    assertThat(config.has("null")).isFalse();
    assertThat(config.string("null", "x")).isEqualTo("x");
    assertThat(config.integer("absent", 7)).isEqualTo(7);
    assertThat(config.bool("absent", true)).isTrue();
    assertThat(config.optionalNumber("absent")).isEmpty();
    assertThat(config.isList("l")).isTrue();
    assertThat(config.isObject("l")).isFalse();
  }

  @Test
  @DisplayName("names layer and key when a value is of another type, not finite or missing")
  void wrongValues() {
    LayerConfig config =
        config("{'s': 1, 'b': 'x', 'i': 1.5, 'n': NaN, 'l': [1, 'x'], 'd': [-1], 'big': 1e300}");
    Map<String, Consumer<LayerConfig>> accesses =
        Map.of(
            "s", c -> c.string("s"),
            "b", c -> c.bool("b"),
            "i", c -> c.integer("i"),
            "n", c -> c.number("n"),
            "l", c -> c.integers("l"),
            "d", c -> c.dimensions("d"),
            "big", c -> c.number("big"),
            "absent", c -> c.integer("absent"),
            "gone", c -> c.nested("gone"));
    accesses.forEach(
        (key, access) -> {
          Problem problem = problem(config, access);
          assertThat(problem.id()).isEqualTo("layer-config");
          assertThat(problem.subject()).isEqualTo("layer d (Dense), " + key);
        });
  }

  @Test
  @DisplayName("gives a layer inside it, and refuses code of one's own there")
  void nestedLayers() {
    LayerConfig config =
        config(
            "{'a': {'module': 'keras.layers', 'class_name': 'LeakyReLU', 'config':"
                + " {'negative_slope': 0.1}, 'registered_name': null}, 'f': {'module':"
                + " 'builtins', 'class_name': 'function', 'config': 'mine>wobble',"
                + " 'registered_name': 'function'}}");
    LayerConfig.NestedLayer nested = config.nested("a");
    assertThat(config.isObject("a")).isTrue();
    assertThat(nested.type()).isEqualTo("LeakyReLU");
    assertThat(nested.config().number("negative_slope")).isEqualTo(0.1f);
    assertThat(problem(nested.config(), c -> c.string("negative_slope")).subject())
        .isEqualTo("layer d (Dense), a, negative_slope");
    Problem custom = problem(config, c -> c.nested("f"));
    assertThat(custom.id()).isEqualTo("keras-custom-object");
  }
}

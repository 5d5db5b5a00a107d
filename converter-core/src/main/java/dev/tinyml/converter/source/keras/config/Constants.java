package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.SliceArgument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads arguments of calls that are no tensors. Stateless. */
final class Constants {
  private static final Set<String> ARRAYS = Set.of("__numpy__", "__tensor__");

  /** Python's Ellipsis, which stands for all axes that an index does not name. */
  private static final String ELLIPSIS = "...";

  /**
   * A number, truth value, text, null, slice, ellipsis (the text {@code ...}), or array as nested
   * lists; empty for anything else, lists included.
   */
  Optional<CallArgument> read(JsonCursor json) {
    if (json.value() instanceof JsonArray) {
      return Optional.empty();
    }
    if (!(json.value() instanceof JsonObject object)) {
      return Optional.of(new ConstantArgument(json.value()));
    }
    if (object.members().keySet().equals(Set.of("start", "stop", "step"))) {
      return Optional.of(slice(json));
    }
    String className =
        json.find("class_name")
            .filter(c -> c.value() instanceof JsonString)
            .map(JsonCursor::asString)
            .orElse("");
    if (className.equals("__slice__")) {
      return Optional.of(slice(json.get("config")));
    }
    if (className.equals("__ellipsis__")) {
      return Optional.of(new ConstantArgument(Json.of(ELLIPSIS)));
    }
    return ARRAYS.contains(className)
        ? Optional.of(array(json.get("config").get("value")))
        : Optional.empty();
  }

  /** The refusal of an argument. */
  ProblemException unsupported(LayerSpec layer, JsonCursor argument) {
    return new ProblemException(
        new Problem(
            "keras-call-argument-unsupported",
            ProblemKind.UNSUPPORTED,
            layer.describe(),
            "a call with an argument of type "
                + argument.value().typeName()
                + " at "
                + argument.location(),
            "tensors, numbers, texts, slices and lists of these",
            "apply the layer to tensors without further arguments"));
  }

  private static CallArgument array(JsonCursor value) {
    if (!(value.value() instanceof JsonArray)) {
      return new ConstantArgument(value.value());
    }
    List<CallArgument> elements = value.elements().stream().map(Constants::array).toList();
    return new ListArgument(elements);
  }

  private static SliceArgument slice(JsonCursor slice) {
    return new SliceArgument(bound(slice, "start"), bound(slice, "stop"), bound(slice, "step"));
  }

  /** Python's slices are clamped to what there is, so that any larger bound means the same. */
  private static Optional<Integer> bound(JsonCursor slice, String name) {
    return slice
        .findNonNull(name)
        .map(c -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, c.asLong())));
  }
}

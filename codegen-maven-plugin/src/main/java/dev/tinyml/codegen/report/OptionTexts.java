package dev.tinyml.codegen.report;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.QuantizationInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of a conversion as texts by name. */
final class OptionTexts {
  private static final String USUAL_SCHEME = "int8";

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** The configured options; what the model was quantized with in the end replaces them. */
  OptionTexts(ConversionManifest manifest) {
    collect("", manifest.options());
    manifest.quantization().map(QuantizationInfo::options).ifPresent(o -> collect("", o));
  }

  Map<String, String> all() {
    return texts;
  }

  String scheme() {
    return texts.getOrDefault("scheme", USUAL_SCHEME).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void collect(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      object.members().forEach(this::collect);
    } else {
      texts.put(name, text(value));
    }
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonNumber number) {
      return number.literal();
    }
    if (value instanceof JsonBoolean bool) {
      return String.valueOf(bool.value());
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream().map(OptionTexts::text).collect(Collectors.joining(", "));
    }
    return "none";
  }
}

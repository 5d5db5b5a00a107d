package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.Arrays;
import java.util.Locale;

/** How a model gets into a sketch: decides which of its files are generated. */
public enum RuntimeKind {
  /** TensorFlow Lite Micro's interpreter reads the model's file; its operators are registered. */
  INTERPRETER,

  /** C code that is generated for the model, without a library. */
  C_ENGINE;

  /** As data files call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static RuntimeKind fromJson(JsonCursor json) {
    String word = json.asString();
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of runtime: " + word));
  }
}

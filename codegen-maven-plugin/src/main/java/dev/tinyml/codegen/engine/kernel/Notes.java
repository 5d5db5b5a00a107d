package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tflite.FusedActivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What comments say about layers with weights. */
final class Notes {
  private Notes() {}

  /**
   * Phrases.
   *
   * @param products number of multiplications
   */
  static List<String> of(FusedActivation activation, long products) {
    List<String> notes = new ArrayList<>();
    if (activation != FusedActivation.NONE) {
      notes.add("followed by " + activation);
    }
    notes.add(String.format(Locale.ROOT, "%,d multiply-accumulates", products));
    return notes;
  }
}

package dev.tinyml.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an engine may take at most, as parts of what TensorFlow Lite Micro takes.
 *
 * @param instructions executed
 * @param code flash less weights
 * @param ram static memory and stack
 */
record Bar(double instructions, double code, double ram) {
  /** Of models of dense layers, beside CMSIS-NN on a Cortex-M4F. */
  static final Bar DENSE = new Bar(0.6, 0.2, 0.5);

  /** Of convolutional models, beside CMSIS-NN on a Cortex-M4F. */
  static final Bar CONVOLUTIONAL = new Bar(0.7, 0.2, 0.9);

  /** Beside reference kernels on a core without the DSP extension: no slower. */
  static final Bar PORTABLE = new Bar(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** What does not hold, in words; empty when all does. */
  List<String> missed(Figures engine, Figures other) {
    List<String> missed = new ArrayList<>();
    check(missed, "instructions", engine.work(), other.work(), instructions);
    check(missed, "code flash", engine.codeFlash(), other.codeFlash(), code);
    check(missed, "RAM", engine.ram(), other.ram(), ram);
    return missed;
  }

  private static void check(List<String> missed, String what, long engine, long other, double bar) {
    double ratio = (double) engine / other;
    if (ratio > bar) {
      missed.add(String.format(Locale.ROOT, "%s %.3f > %s", what, ratio, bar));
    }
  }
}

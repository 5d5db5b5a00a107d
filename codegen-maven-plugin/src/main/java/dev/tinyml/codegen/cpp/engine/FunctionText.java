package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.CFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of a C function of the engine. */
final class FunctionText {
  private static final String FOLDER = "/dev/tinyml/codegen/engine/c/";

  private FunctionText() {}

  static String of(CFunction function) {
    String resource = FOLDER + function.name() + ".c";
    try (InputStream in = CFunction.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for one that computes a layer. */
  static String ofLayer(CFunction function) {
    String head = "static void " + function.name() + "(";
    String text = of(function);
    int begin = text.startsWith(head) ? 0 : text.indexOf("\n" + head) + 1;
    if (!text.startsWith(head, begin)) {
      throw new IllegalStateException("no " + head + " in " + function.name() + ".c");
    }
    return text.substring(0, begin) + "ENGINE_LAYER" + text.substring(begin + "static".length());
  }
}

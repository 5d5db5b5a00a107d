package dev.tinyml.it.engine;

import dev.tinyml.codegen.cpp.EngineSourceGenerator;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.ModelIdentifier;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import java.util.List;

/** The sources of an engine for tests. */
public final class TestedEngine {
  private TestedEngine() {}

  /**
   * Header and code; names begin with {@code tested_model}.
   *
   * @param normalization of the only input; the identity when there are several
   */
  public static GeneratedTree sources(EnginePlan plan, Normalization normalization) {
    return sources(new ModelIdentifier("tested"), plan, normalization);
  }

  /**
   * Header and code.
   *
   * @param id what names begin with
   * @param normalization of the only input; the identity when there are several
   */
  public static GeneratedTree sources(
      ModelIdentifier id, EnginePlan plan, Normalization normalization) {
    return new EngineSourceGenerator(UserTemplates.none(), List.of())
        .generate(
            id, "in a test", FileDigest.of("tested.tflite", new byte[0]), plan, normalization);
  }
}

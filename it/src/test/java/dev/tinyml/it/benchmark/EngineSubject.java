package dev.tinyml.it.benchmark;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.it.engine.RecordedModel;
import dev.tinyml.it.engine.TestedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The C engine of a model.
 *
 * @param plan of the model
 * @param support folder with the programs that measure
 */
record EngineSubject(EnginePlan plan, Path support) {

  /** The engine of a model. */
  static EngineSubject of(RecordedModel model, Path support) {
    return new EngineSubject(new EngineLowering().lower(model.model()), support);
  }

  /** Bytes of the arena, the input and the output. */
  long variableBytes() {
    return plan.arenaBytes() + plan.inputs().get(0).bytes() + plan.outputs().get(0).bytes();
  }

  /**
   * Generates and compiles it.
   *
   * @param compiler for C
   * @param folder that exists
   */
  Subject compiled(Compiler compiler, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (GeneratedFile file : TestedEngine.sources(plan, Normalization.IDENTITY).files()) {
      Path target = Files.write(folder.resolve(file.path()), file.toBytes());
      if (file.path().endsWith(".c")) {
        sources.add(target);
      }
    }
    sources.add(support.resolve("engine_subject.c"));
    Compiler withHeader = compiler.with(List.of("-I" + folder));
    List<Path> objects = sources.stream().map(source -> withHeader.object(source, folder)).toList();
    return new Subject(objects, plan.constantBytes());
  }
}

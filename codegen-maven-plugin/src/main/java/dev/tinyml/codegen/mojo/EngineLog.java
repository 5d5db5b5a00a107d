package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.stack.EngineStack;
import dev.tinyml.codegen.generation.GeneratedEngine;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells about a C engine. */
final class EngineLog {
  private final Log log;

  EngineLog(Log log) {
    this.log = log;
  }

  void show(GeneratedEngine engine, Path folder) {
    log.info(engine.id().symbolPrefix() + "_invoke in " + folder.resolve("model_engine.h") + ":");
    lines(engine.plan()).forEach(log::info);
  }

  static List<String> lines(EnginePlan plan) {
    LogTable table = new LogTable().row(List.of("memory", "bytes", ""));
    table.row(List.of("flash", Long.toString(plan.constantBytes()), "constants, besides code"));
    table.row(
        List.of(
            "arena",
            Long.toString(plan.arenaBytes()),
            "no plan can do with less than " + plan.arenaBound()));
    EngineStack stack = EngineStack.measured();
    for (String core : stack.cores()) {
      stack
          .atMost(core, plan)
          .ifPresent(
              bytes -> table.row(List.of("stack", Integer.toString(bytes), "at most, " + core)));
    }
    plan.inputs().forEach(operand -> table.row(row("input", operand)));
    plan.outputs().forEach(operand -> table.row(row("output", operand)));
    return table.lines();
  }

  private static List<String> row(String what, Operand operand) {
    return List.of(
        what,
        Long.toString(operand.bytes()),
        operand.type().text()
            + " "
            + operand.spec().shape()
            + " \""
            + operand.spec().name()
            + "\"");
  }
}

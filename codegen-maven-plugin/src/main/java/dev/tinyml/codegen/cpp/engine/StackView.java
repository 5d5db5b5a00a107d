package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.stack.EngineStack;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The stack of an engine on cores that compilers give the same macros for.
 *
 * @param condition an expression of the preprocessor
 * @param cores for people
 * @param bytes at most
 */
public record StackView(String condition, String cores, String bytes) {

  private record Cores(String condition, List<String> names) {}

  /** Each core is in the first line whose condition holds. */
  private static final List<Cores> CORES =
      List.of(
          new Cores("defined(__AVR__)", List.of("AVR")),
          new Cores("defined(__ARM_ARCH_6M__)", List.of("Cortex-M0+")),
          new Cores("defined(__ARM_ARCH_7M__)", List.of("Cortex-M3")),
          new Cores("defined(__ARM_ARCH_7EM__)", List.of("Cortex-M4", "Cortex-M4F", "Cortex-M7")),
          new Cores("defined(__ARM_FEATURE_MVE)", List.of("Cortex-M55")),
          new Cores("defined(__ARM_ARCH_8M_MAIN__)", List.of("Cortex-M33")));

  /** The lines for an engine; none when one of its functions was not measured. */
  static List<StackView> of(EnginePlan plan, EngineStack stack) {
    List<StackView> views = new ArrayList<>();
    for (Cores cores : CORES) {
      int bytes = 0;
      for (String core : cores.names()) {
        OptionalInt atMost = stack.atMost(core, plan);
        if (atMost.isEmpty()) {
          return List.of();
        }
        bytes = Math.max(bytes, atMost.getAsInt());
      }
      views.add(
          new StackView(
              cores.condition(), String.join(", ", cores.names()), Integer.toString(bytes)));
    }
    return List.copyOf(views);
  }
}

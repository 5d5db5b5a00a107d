package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;

/** C functions that several kernels call. */
final class CFunctions {
  static final CFunction GATHER = CFunction.of("gather");
  static final CFunction DIVIDE_BY_POWER_OF_TWO = CFunction.of("divide_by_power_of_two");
  static final CFunction DSP = CFunction.of("dsp");
  static final CFunction RESCALE = CFunction.of("rescale", DSP);
  static final CFunction MULTIPLY_HIGH = CFunction.of("multiply_high");
  static final CFunction REQUANTIZE =
      CFunction.of("requantize", MULTIPLY_HIGH, DIVIDE_BY_POWER_OF_TWO);

  private CFunctions() {}
}

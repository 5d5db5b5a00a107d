package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;

/** C functions that several kernels call. */
final class CFunctions {
  static final CFunction DIVIDE_BY_POWER_OF_TWO = CFunction.of("divide_by_power_of_two");
  static final CFunction MULTIPLY_HIGH = CFunction.of("multiply_high");
  static final CFunction ONE_OVER_ONE_PLUS = CFunction.of("one_over_one_plus", MULTIPLY_HIGH);
  static final CFunction INVERSE_SQUARE_ROOT =
      CFunction.of("inverse_square_root", MULTIPLY_HIGH, DIVIDE_BY_POWER_OF_TWO);
  static final CFunction SCALED = CFunction.of("scaled", MULTIPLY_HIGH, DIVIDE_BY_POWER_OF_TWO);
  static final CFunction HOLD = CFunction.of("hold");
  static final CFunction REQUANTIZE = CFunction.of("requantize", SCALED, HOLD);
  static final CFunction HOLD_SHORT = CFunction.of("hold_short");
  static final CFunction SCALED_WIDE = CFunction.of("scaled_wide");
  static final CFunction RESULT_16 = CFunction.of("result_16", SCALED, SCALED_WIDE, HOLD_SHORT);
  static final CFunction DSP = CFunction.of("dsp", CFunction.of("mve"));
  static final CFunction SUM_16 = CFunction.of("sum_16", DSP);
  static final CFunction DENSE_16 = CFunction.of("dense_16", SUM_16, RESULT_16);
  static final CFunction SIGMOID_16 = CFunction.of("sigmoid_16");
  static final CFunction RESCALE = CFunction.of("rescale", DSP);
  static final CFunction WINDOW = CFunction.of("window");
  static final CFunction GATHER = CFunction.of("gather", DSP, WINDOW);
  static final CFunction WIDEN = CFunction.of("widen", DSP);
  static final CFunction DENSE_PAIR = CFunction.of("dense_pair", Dense.FUNCTION);
  static final CFunction CONVOLUTION =
      CFunction.of("convolution", DENSE_PAIR, CFunction.of("gather_wide", GATHER, WIDEN));
  static final CFunction DENSE_ROWS = CFunction.of("dense_rows", DENSE_PAIR, WIDEN);
  static final CFunction BROADCAST = CFunction.of("broadcast");
  static final CFunction ROW = CFunction.of("row", BROADCAST);
  static final CFunction ADD_ROW = CFunction.of("add_row", BROADCAST, DSP, REQUANTIZE);
  static final CFunction REDUCE = CFunction.of("reduce");

  private CFunctions() {}
}

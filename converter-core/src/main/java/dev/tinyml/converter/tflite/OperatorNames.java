package dev.tinyml.converter.tflite;

import java.util.List;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.OperatorCode;

/** Names of builtin operators as the schema spells them. Stateless. */
final class OperatorNames {
  /** Operators that were added behind those of the schema's classes, in the schema's order. */
  private static final List<String> NEWER =
      List.of(
          "STABLEHLO_LOGISTIC",
          "STABLEHLO_ADD",
          "STABLEHLO_DIVIDE",
          "STABLEHLO_MULTIPLY",
          "STABLEHLO_MAXIMUM",
          "STABLEHLO_RESHAPE",
          "STABLEHLO_CLAMP",
          "STABLEHLO_CONCATENATE",
          "STABLEHLO_BROADCAST_IN_DIM",
          "STABLEHLO_CONVOLUTION",
          "STABLEHLO_SLICE",
          "STABLEHLO_CUSTOM_CALL",
          "STABLEHLO_REDUCE",
          "STABLEHLO_ABS",
          "STABLEHLO_AND",
          "STABLEHLO_COSINE",
          "STABLEHLO_EXPONENTIAL",
          "STABLEHLO_FLOOR",
          "STABLEHLO_LOG",
          "STABLEHLO_MINIMUM",
          "STABLEHLO_NEGATE",
          "STABLEHLO_OR",
          "STABLEHLO_POWER",
          "STABLEHLO_REMAINDER",
          "STABLEHLO_RSQRT",
          "STABLEHLO_SELECT",
          "STABLEHLO_SUBTRACT",
          "STABLEHLO_TANH",
          "STABLEHLO_SCATTER",
          "STABLEHLO_COMPARE",
          "STABLEHLO_CONVERT",
          "STABLEHLO_DYNAMIC_SLICE",
          "STABLEHLO_DYNAMIC_UPDATE_SLICE",
          "STABLEHLO_PAD",
          "STABLEHLO_IOTA",
          "STABLEHLO_DOT_GENERAL",
          "STABLEHLO_REDUCE_WINDOW",
          "STABLEHLO_SORT",
          "STABLEHLO_WHILE",
          "STABLEHLO_GATHER",
          "STABLEHLO_TRANSPOSE",
          "DILATE",
          "STABLEHLO_RNG_BIT_GENERATOR",
          "REDUCE_WINDOW",
          "STABLEHLO_COMPOSITE",
          "STABLEHLO_SHIFT_LEFT",
          "STABLEHLO_CBRT",
          "STABLEHLO_CASE");

  private OperatorNames() {}

  /**
   * The builtin operator's number. Files write small numbers to the old byte field as well, and
   * numbers above 126 only to the new one.
   */
  static int builtinCode(OperatorCode code) {
    return Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
  }

  static boolean isCustom(OperatorCode code) {
    return builtinCode(code) == BuiltinOperator.CUSTOM;
  }

  static String name(OperatorCode code) {
    if (isCustom(code)) {
      return code.customCode() == null ? "" : code.customCode();
    }
    int number = builtinCode(code);
    int known = BuiltinOperator.names.length;
    if (number < 0 || number >= known + NEWER.size()) {
      return "BUILTIN_" + number;
    }
    return number < known ? BuiltinOperator.name(number) : NEWER.get(number - known);
  }
}

package dev.tinyml.converter.tflite;

import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.OperatorCode;

/** Names of builtin operators as the schema spells them. Stateless. */
final class OperatorNames {
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
    return number >= 0 && number < BuiltinOperator.names.length
        ? BuiltinOperator.name(number)
        : "BUILTIN_" + number;
  }
}

package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.List;

/**
 * An operator that has a kernel for int8 and another one for int16 outputs.
 *
 * @param int8 kernel for int8, which refuses all other types
 * @param int16 kernel for int16
 */
record ByType(Kernel int8, Kernel int16) implements Kernel {
  @Override
  public List<Lowered> lower(OperatorContext operator) {
    return (OperatorContext.isInt16(operator.output(0)) ? int16 : int8).lower(operator);
  }
}

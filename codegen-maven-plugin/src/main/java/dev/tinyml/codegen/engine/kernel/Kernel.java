package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.List;

/** Lowers operators of one kind. Implementations are stateless. */
public interface Kernel {

  /**
   * What an operator becomes, in execution order.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it has a form that this kernel
   *     doesn't know, or contradicts itself
   */
  List<Lowered> lower(OperatorContext operator);
}

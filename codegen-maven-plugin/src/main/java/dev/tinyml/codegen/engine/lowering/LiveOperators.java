package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.Kernel;
import dev.tinyml.codegen.engine.kernel.Kernels;
import dev.tinyml.codegen.engine.kernel.OperatorContext;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers the operators on which the model's outputs depend, from the last to the first. What only
 * works out shapes that are known anyway (SHAPE, STRIDED_SLICE, PACK before a RESHAPE) falls away.
 */
final class LiveOperators {
  private final Kernels kernels;

  LiveOperators(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * A part of an operator.
   *
   * @param operator its name
   * @param index of the operator
   * @param lowered the part
   */
  record Item(String operator, int index, Lowered lowered) {}

  /**
   * The parts in execution order.
   *
   * @throws ProblemException with everything that the engine doesn't compute
   */
  List<Item> lower(TfliteModel model, ConstantReader constants) {
    Problems problems = new Problems();
    Map<Integer, TfliteOperator> producers = new HashMap<>();
    for (TfliteOperator operator : model.operators()) {
      operator.outputs().forEach(tensor -> producers.put(tensor, operator));
    }
    Set<Integer> needed = new HashSet<>(model.outputs());
    List<Item> items = new ArrayList<>();
    for (int i = model.operators().size() - 1; i >= 0; i--) {
      TfliteOperator operator = model.operators().get(i);
      if (operator.outputs().stream().noneMatch(needed::contains)) {
        continue;
      }
      OperatorContext context =
          new OperatorContext(operator, model.tensors(), constants, producers);
      try {
        List<Lowered> parts = new ArrayList<>(kernel(context).lower(context));
        Collections.reverse(parts);
        for (Lowered part : parts) {
          if (part.writes().stream().noneMatch(needed::contains)) {
            continue;
          }
          needed.addAll(part.reads());
          items.add(new Item(operator.name(), i, part));
        }
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
        // So that operators further up are looked at as well.
        operator.inputs().forEach(needed::add);
      }
    }
    problems.throwIfAny();
    Collections.reverse(items);
    return List.copyOf(items);
  }

  private Kernel kernel(OperatorContext context) {
    return kernels
        .find(context.operator().custom() ? "" : context.operator().name())
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "engine-operator-unsupported",
                        ProblemKind.UNSUPPORTED,
                        context.subject(),
                        "no kernel for it in the C engine",
                        "one of " + String.join(", ", kernels.operators()),
                        "choose a board with TensorFlow Lite Micro, or replace the layer")));
  }
}

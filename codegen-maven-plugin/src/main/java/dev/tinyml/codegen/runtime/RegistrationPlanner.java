package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses how a model's operators are registered: with a kernel's code for int8 alone where all of
 * the model's operators of that kind are int8. Stateless.
 */
public final class RegistrationPlanner {
  /** Besides int8 there are biases, shapes and axes. */
  private static final Set<ElementType> INT8_KERNEL =
      EnumSet.of(ElementType.INT8, ElementType.INT32);

  /** Operators whose int8 kernels keep a state in int16. */
  private static final Set<String> INT16_STATE = Set.of("SVDF", "UNIDIRECTIONAL_SEQUENCE_LSTM");

  /**
   * One registration per operator, however many versions of it the model has; operators that the
   * library does not know are left out.
   *
   * @return sorted by operator
   */
  public List<OperatorRegistration> plan(TfliteModel model, RuntimeProfile runtime) {
    SortedMap<String, OperatorRegistration> registrations = new TreeMap<>();
    for (TfliteSubgraph graph : model.subgraphs()) {
      for (TfliteOperator operator : graph.operators()) {
        runtime
            .operators()
            .find(operator.name(), operator.custom())
            .map(method -> registration(method, operator, graph.tensors(), runtime.api()))
            .ifPresent(
                one -> registrations.merge(one.method().operator(), one, this::forBothOperators));
      }
    }
    return List.copyOf(registrations.values());
  }

  private OperatorRegistration forBothOperators(OperatorRegistration a, OperatorRegistration b) {
    return a.kernel().isEmpty() ? a : b;
  }

  private static OperatorRegistration registration(
      ResolverMethod method, TfliteOperator operator, List<TfliteTensor> tensors, ApiFlavour api) {
    Optional<KernelVariant> variant =
        method
            .int8Only()
            .filter(kernel -> api.registrationArguments() && isInt8(operator, tensors));
    return new OperatorRegistration(method, variant);
  }

  private static boolean isInt8(TfliteOperator operator, List<TfliteTensor> tensors) {
    return types(operator.outputs(), tensors).allMatch(type -> type == ElementType.INT8)
        && types(operator.inputs(), tensors).anyMatch(type -> type == ElementType.INT8)
        && types(operator.inputs(), tensors)
            .allMatch(
                type ->
                    INT8_KERNEL.contains(type)
                        || type == ElementType.INT16 && INT16_STATE.contains(operator.name()));
  }

  private static Stream<ElementType> types(List<Integer> indices, List<TfliteTensor> tensors) {
    return indices.stream()
        .filter(index -> index >= 0)
        .map(index -> tensors.get(index).spec().type());
  }
}

package dev.tinyml.codegen.engine.plan;

import java.util.List;
import java.util.Optional;

/**
 * A call with all that it is given.
 *
 * @param operator name in TensorFlow Lite's schema
 * @param index of the operator in the model's execution order
 * @param function that is called
 * @param fields what it is told about the layer
 * @param inputs not constant ones
 * @param outputs at least one
 * @param scratch memory that it needs while it runs
 * @param notes about the layer, phrases
 */
public record Step(
    String operator,
    int index,
    CFunction function,
    List<Field> fields,
    List<Operand> inputs,
    List<Operand> outputs,
    Optional<ScratchPlace> scratch,
    List<String> notes) {

  /** Copies the lists. */
  public Step {
    fields = List.copyOf(fields);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    notes = List.copyOf(notes);
  }

  /**
   * Memory of a call.
   *
   * @param type of its elements
   * @param place in the arena
   */
  public record ScratchPlace(CType type, Place place) {}
}

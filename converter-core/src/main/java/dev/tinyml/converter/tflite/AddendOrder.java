package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the vector that an ADD spreads over a larger tensor behind that tensor, where a bias stands.
 * The sum is the same; which of the two an interpreter overwrites with it is not. Stateless.
 */
public final class AddendOrder {

  /**
   * Turns operands around.
   *
   * @param model that {@link TfliteReader} has accepted
   * @return a model of the same layout, in whose main graph no ADD has a computed vector before a
   *     computed tensor of more axes
   */
  public ModelBytes vectorsLast(ModelBytes model, TfliteModel structure) {
    List<Integer> turned = new ArrayList<>();
    for (int i = 0; i < structure.operators().size(); i++) {
      if (vectorFirst(structure, structure.operators().get(i))) {
        turned.add(i);
      }
    }
    if (turned.isEmpty()) {
      return model;
    }
    ByteBuffer file = ByteBuffer.wrap(model.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    FlatTable graph = FlatTable.root(file).element(Schema.MODEL_SUBGRAPHS, 0);
    for (int operator : turned) {
      List<Integer> inputs = structure.operators().get(operator).inputs();
      int vector =
          graph.element(Schema.SUBGRAPH_OPERATORS, operator).vector(Schema.OPERATOR_INPUTS);
      // Values, not an exchange: operators may share the vector.
      file.putInt(vector + Integer.BYTES, inputs.get(1));
      file.putInt(vector + 2 * Integer.BYTES, inputs.get(0));
    }
    return new ModelBytes(file.array());
  }

  private static boolean vectorFirst(TfliteModel structure, TfliteOperator operator) {
    if (operator.custom() || !operator.name().equals("ADD")) {
      return false;
    }
    TfliteTensor first = structure.tensors().get(operator.inputs().get(0));
    TfliteTensor second = structure.tensors().get(operator.inputs().get(1));
    return first.spec().shape().rank() == 1
        && second.spec().shape().rank() > 1
        && !first.constant()
        && !second.constant();
  }
}

package dev.tinyml.converter.savedmodel;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Checks the constants that a graph holds: what a shape promises, the values must keep, and all
 * together must fit. One number may stand for a tensor of any size. Not thread-safe; one per graph.
 */
final class ConstantBudget {
  private final SavedModelSubject subject;
  private final long most;
  private long used;

  /**
   * @param most bytes of all constants
   */
  ConstantBudget(SavedModelSubject subject, long most) {
    this.subject = subject;
    this.most = most;
  }

  /**
   * Takes account of a Const node.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it contradicts itself, is of a type
   *     that is no number, or is too large
   */
  void take(NodeDef node) {
    AttrValue value = node.getAttrMap().get("value");
    if (value == null || !value.hasTensor()) {
      throw damaged(node, "no value");
    }
    TensorProto tensor = value.getTensor();
    OptionalInt size = ElementSizes.of(tensor.getDtype());
    if (size.isEmpty()) {
      throw subject.unsupported(
          "saved-model-constant",
          "node " + node.getName(),
          "a constant of type " + tensor.getDtype().name(),
          "numbers",
          "leave preprocessing of text out of the signature and export again");
    }
    OptionalLong elements = ElementSizes.elements(tensor.getTensorShape(), most);
    if (elements.isEmpty()) {
      throw damaged(node, "a shape with open sizes, or far too large");
    }
    take(node, elements.getAsLong() * size.getAsInt());
    int content = tensor.getTensorContent().size();
    boolean fits =
        content > 0
            ? content == elements.getAsLong() * size.getAsInt()
            : listed(tensor) <= elements.getAsLong() * numbersPerElement(tensor.getDtype());
    if (!fits) {
      throw damaged(node, "values that don't fit the shape");
    }
  }

  private static int numbersPerElement(DataType type) {
    return type == DataType.DT_COMPLEX64 ? 2 : 1;
  }

  /** Takes account of a variable that becomes a constant. */
  void take(NodeDef node, long bytes) {
    used += bytes;
    if (used > most) {
      throw damaged(node, "constants of more than " + most + " bytes");
    }
  }

  private static long listed(TensorProto tensor) {
    return (long) tensor.getFloatValCount()
        + tensor.getDoubleValCount()
        + tensor.getIntValCount()
        + tensor.getInt64ValCount()
        + tensor.getBoolValCount()
        + tensor.getHalfValCount()
        + tensor.getUint32ValCount()
        + tensor.getUint64ValCount()
        + tensor.getScomplexValCount();
  }

  private RuntimeException damaged(NodeDef node, String found) {
    return subject.damaged(
        "saved-model-constant", "node " + node.getName(), found, "a constant that fits");
  }
}

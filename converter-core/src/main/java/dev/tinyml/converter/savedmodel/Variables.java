package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The values of a graph's variables. The checkpoint is opened when the first is asked for: a model
 * without variables needs none. Not thread-safe.
 */
final class Variables {
  private final SavedModelFolder folder;
  private final SavedModelLimits limits;
  private final Map<String, String> keys;
  private final Map<String, VariableValue> values = new HashMap<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  /**
   * @param keys of the checkpoint, by name of the variable's node
   */
  Variables(SavedModelFolder folder, SavedModelLimits limits, Map<String, String> keys) {
    this.folder = folder;
    this.limits = limits;
    this.keys = Map.copyOf(keys);
  }

  /**
   * The value of a variable.
   *
   * @param node that declares it
   * @throws dev.tinyml.converter.problem.ProblemException when the checkpoint is damaged, or has no
   *     value or one that does not fit
   */
  VariableValue value(NodeDef node) {
    VariableValue known = values.get(node.getName());
    if (known != null) {
      return known;
    }
    if (checkpoint.isEmpty()) {
      checkpoint = Optional.of(new Checkpoint(folder, limits));
    }
    String key = keys.get(node.getName());
    VariableValue value =
        checkpoint
            .filter(c -> key != null)
            .flatMap(c -> c.find(key))
            .orElseThrow(() -> refuse(node, "no value", "a value for each variable"));
    requireFit(node, value);
    requireFinite(node, value);
    values.put(node.getName(), value);
    return value;
  }

  private void requireFit(NodeDef node, VariableValue value) {
    DataType type =
        node.getAttrMap().getOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
    if (type != value.type()) {
      throw refuse(node, "a value of type " + value.type().name(), "type " + type.name());
    }
    AttrValue shape = node.getAttrMap().get("shape");
    if (shape != null && !shape.getShape().getUnknownRank()) {
      List<Long> declared = sizes(shape.getShape());
      List<Long> found = sizes(value.shape());
      boolean fits = declared.size() == found.size();
      for (int i = 0; fits && i < declared.size(); i++) {
        fits = declared.get(i) == -1 || declared.get(i).equals(found.get(i));
      }
      if (!fits) {
        throw refuse(node, "a value of shape " + found, "shape " + declared);
      }
    }
  }

  private static List<Long> sizes(TensorShapeProto shape) {
    return shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }

  private void requireFinite(NodeDef node, VariableValue value) {
    if (value.type() != DataType.DT_FLOAT) {
      return;
    }
    FloatBuffer floats =
        value.bytes().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (floats.hasRemaining()) {
      float number = floats.get();
      if (!Float.isFinite(number)) {
        throw refuse(node, "the value " + number, "finite values");
      }
    }
  }

  private RuntimeException refuse(NodeDef node, String found, String expected) {
    return new ProblemException(
        folder
            .subject()
            .problem(
                "saved-model-variables",
                ProblemKind.BROKEN_INPUT,
                "variable " + node.getName(),
                found,
                expected,
                SavedModelSubject.EXPORT_AGAIN));
  }
}

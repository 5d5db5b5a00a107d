package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What an attention layer is called with.
 *
 * @param query what asks
 * @param value what is summed
 * @param key what the query is compared with
 * @param causal whether a step sees itself and earlier steps only
 * @param returnScores whether the weights of the sum are an output too
 */
record AttentionInputs(
    Operand<TFloat32> query,
    Operand<TFloat32> value,
    Operand<TFloat32> key,
    boolean causal,
    boolean returnScores) {

  /** Reads {@code layer(query, value, key)} and {@code layer([query, value, key])}. */
  static AttentionInputs read(EmitContext context, LayerInputs inputs) {
    List<Operand<TFloat32>> tensors = new ArrayList<>();
    for (CallArgument argument : inputs.arguments().positional()) {
      tensors.addAll(inputs.flat(argument));
    }
    boolean causal = false;
    boolean scores = false;
    for (Map.Entry<String, CallArgument> keyword : inputs.arguments().keywords().entrySet()) {
      switch (keyword.getKey()) {
        // Python's order of keywords is free, the layer's own is query, value, key.
        case "inputs" -> tensors.addAll(inputs.flat(keyword.getValue()));
        case "query", "value", "key" -> {}
        case "use_causal_mask" -> causal = flag(context, keyword);
        case "return_attention_scores" -> scores = flag(context, keyword);
        default ->
            throw context.unsupported(
                "a call with the argument " + keyword.getKey(),
                "a call with query, value, key, use_causal_mask and return_attention_scores only");
      }
    }
    for (String name : List.of("query", "value", "key")) {
      inputs.tensor(-1, name).ifPresent(tensors::add);
    }
    if (tensors.size() < 2 || tensors.size() > 3) {
      throw context.broken(tensors.size() + " tensors", "query and value, and maybe a key");
    }
    return new AttentionInputs(
        tensors.get(0), tensors.get(1), tensors.get(tensors.size() - 1), causal, scores);
  }

  private static boolean flag(EmitContext context, Map.Entry<String, CallArgument> keyword) {
    if (keyword.getValue() instanceof ConstantArgument constant
        && constant.value() instanceof JsonBoolean flag) {
      return flag.value();
    }
    throw context.broken(
        "an argument " + keyword.getKey() + " that is not true or false", "true or false");
  }
}

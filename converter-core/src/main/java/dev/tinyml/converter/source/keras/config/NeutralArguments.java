package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves out arguments that say the same as their absence. Stateless. */
final class NeutralArguments {
  private static final String INPUTS = "inputs";

  /**
   * Whether a layer is training does not matter, a converted model never is; except where a model
   * asks for the statistics of the batch when predicting, too.
   */
  private static final String TRAINING = "training";

  private static final String BATCH_STATISTICS = "BatchNormalization";

  /** A call without what is null, or false for a layer; for a function false may be a value. */
  CallArguments drop(
      LayerSpec layer, List<CallArgument> positional, Map<String, CallArgument> keywords) {
    List<CallArgument> kept = new ArrayList<>(positional);
    while (!kept.isEmpty() && isNeutral(layer, kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    Map<String, CallArgument> named = new LinkedHashMap<>(keywords);
    if (layer.isBuiltIn()) {
      if (!usesBatchStatistics(layer, named.get(TRAINING))) {
        named.remove(TRAINING);
      }
      CallArgument inputs = named.remove(INPUTS);
      if (inputs != null) {
        kept.add(0, inputs);
      }
    }
    named.values().removeIf(argument -> isNeutral(layer, argument));
    return new CallArguments(kept, named);
  }

  private static boolean usesBatchStatistics(LayerSpec layer, CallArgument training) {
    return training instanceof ConstantArgument constant
        && constant.value() instanceof JsonBoolean flag
        && flag.value()
        && (layer.type().equals(BATCH_STATISTICS) || layer.body().isPresent());
  }

  private static boolean isNeutral(LayerSpec layer, CallArgument argument) {
    if (argument instanceof ListArgument list) {
      return !list.elements().isEmpty()
          && list.elements().stream().allMatch(element -> isNeutral(layer, element));
    }
    if (!(argument instanceof ConstantArgument constant)) {
      return false;
    }
    JsonValue value = constant.value();
    return value instanceof JsonNull
        || layer.isBuiltIn() && value instanceof JsonBoolean bool && !bool.value();
  }
}

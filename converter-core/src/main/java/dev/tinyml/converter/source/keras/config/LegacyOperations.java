package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.ClassIdentity.Origin;
import dev.tinyml.converter.source.keras.config.LegacyFunctions.Function;
import dev.tinyml.converter.source.keras.config.ModelSpec.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the TensorFlow functions in models of Keras 2, which stand there as layers {@code
 * TFOpLambda} and {@code SlicingOpLambda}, into the functions of keras.ops that Keras 3 writes for
 * the same. Stateless.
 */
final class LegacyOperations {
  private static final Set<String> CLASSES = Set.of("TFOpLambda", "SlicingOpLambda");

  private static final String CUTS = "indices_or_sections";

  private final LegacyFunctions functions = LegacyFunctions.standard();

  /** Whether a layer stands for a TensorFlow function. */
  boolean isOperation(ClassIdentity identity) {
    return identity.origin() == Origin.BUILT_IN && CLASSES.contains(identity.name());
  }

  /** Whether a layer stands for a TensorFlow function that has a translation. */
  boolean isKnown(LayerSpec layer) {
    return isOperation(layer.identity())
        && functions.find(layer.config().string("function")).isPresent();
  }

  /** The type that a function has when translated; empty when it is not known. */
  Optional<String> type(String function) {
    return functions.find(function).map(f -> identity(f).type());
  }

  /** The functions whose translation is among these types, sorted. */
  List<String> functions(Set<String> supportedTypes) {
    return functions.names().stream()
        .filter(name -> type(name).filter(supportedTypes::contains).isPresent())
        .toList();
  }

  /**
   * The same calls of the function of keras.ops.
   *
   * @param layer of a known function
   * @param nodes arguments of its calls
   */
  List<CallSpec> translate(LayerSpec layer, List<CallArguments> nodes) {
    Function function =
        functions.find(layer.config().string("function")).orElseThrow(IllegalStateException::new);
    List<CallArguments> calls = new ArrayList<>();
    Map<String, JsonValue> parameters = null;
    for (CallArguments node : nodes) {
      Map<String, JsonValue> ofNode = new LinkedHashMap<>(function.defaults());
      calls.add(translate(layer, function, node, ofNode));
      if (parameters != null && !parameters.equals(ofNode)) {
        throw unsupported(layer, "calls with different parameters", "the same in each call");
      }
      parameters = ofNode;
    }
    if (parameters == null) {
      return List.of();
    }
    LayerSpec operation = operation(layer, function, parameters);
    List<CallSpec> specs = new ArrayList<>();
    calls.forEach(arguments -> specs.add(new CallSpec(operation, specs.size(), arguments)));
    return specs;
  }

  private static LayerSpec operation(
      LayerSpec layer, Function function, Map<String, JsonValue> parameters) {
    Map<String, JsonValue> config = new LinkedHashMap<>();
    config.put("name", layer.configJson().get("name").value());
    config.putAll(parameters);
    JsonCursor json = JsonCursor.root(layer.configJson().location(), new JsonObject(config));
    return LayerSpec.of(layer.name(), layer.path(), identity(function), json, layer.json());
  }

  private static CallArguments translate(
      LayerSpec layer, Function function, CallArguments call, Map<String, JsonValue> parameters) {
    List<CallArgument> positional = new ArrayList<>(call.positional());
    Map<String, CallArgument> rest = new LinkedHashMap<>(call.keywords());
    for (String operand : function.operands()) {
      Optional.ofNullable(rest.remove(operand)).ifPresent(positional::add);
    }
    function
        .parameters()
        .forEach(
            (from, to) ->
                Optional.ofNullable(rest.remove(from))
                    .ifPresent(value -> parameters.put(to, parameter(layer, from, to, value))));
    for (Map.Entry<String, CallArgument> other : rest.entrySet()) {
      if (!other.getKey().equals("name") && !isOff(other.getValue())) {
        throw unsupported(
            layer,
            "an argument " + other.getKey() + " of function " + function.name(),
            "only the tensors and " + function.parameters().keySet());
      }
    }
    return new CallArguments(positional, Map.of());
  }

  /** TensorFlow gives the sizes of the pieces of a split, keras.ops the places where to cut. */
  private static JsonValue parameter(
      LayerSpec layer, String from, String to, CallArgument argument) {
    JsonValue value = constant(layer, from, argument);
    if (!to.equals(CUTS) || !(value instanceof JsonArray sizes)) {
      return value;
    }
    List<JsonValue> cuts = new ArrayList<>();
    long end = 0;
    for (JsonCursor size : JsonCursor.root(layer.describe() + ", " + from, sizes).elements()) {
      end += size.asInt();
      cuts.add(Json.of(end));
    }
    return new JsonArray(cuts.subList(0, Math.max(0, cuts.size() - 1)));
  }

  private static boolean isOff(CallArgument argument) {
    return argument instanceof ConstantArgument constant
        && (constant.value() instanceof JsonNull
            || constant.value() instanceof JsonBoolean bool && !bool.value());
  }

  private static JsonValue constant(LayerSpec layer, String name, CallArgument argument) {
    if (argument instanceof ConstantArgument constant) {
      return constant.value();
    }
    if (argument instanceof ListArgument list) {
      return new JsonArray(list.elements().stream().map(e -> constant(layer, name, e)).toList());
    }
    throw unsupported(layer, "an argument " + name + " that is computed", "a constant");
  }

  private static ProblemException unsupported(LayerSpec layer, String found, String expected) {
    return new ProblemException(
        new Problem(
            "keras-call-argument-unsupported",
            ProblemKind.UNSUPPORTED,
            layer.describe(),
            found,
            expected,
            "express the function with built-in layers"));
  }

  private static ClassIdentity identity(Function function) {
    return new ClassIdentity(function.operation(), Optional.of("keras.src.ops"), Origin.OPERATION);
  }
}

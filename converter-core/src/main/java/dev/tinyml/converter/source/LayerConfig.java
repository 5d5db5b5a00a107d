package dev.tinyml.converter.source;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed access to a layer's configuration. Keras leaves keys out whose value is the default, and
 * writes null for "none": both count as absent. Immutable.
 *
 * <p>Every reading method throws a {@link ProblemException} with id {@code layer-config} that names
 * layer and key when the value is of another type, and the required forms also when it is absent.
 */
public final class LayerConfig {
  private static final String NUMPY = "__numpy__";

  private final String owner;
  private final JsonCursor json;

  /**
   * @param owner whose configuration it is, in the words of a message: {@code layer d1 (Dense)}
   * @param json the configuration, an object
   */
  public LayerConfig(String owner, JsonCursor json) {
    this.owner = owner;
    this.json = json;
    if (!(json.value() instanceof JsonObject)) {
      throw new ProblemException(
          problem("configuration", "a value of type " + json.value().typeName(), "an object"));
    }
  }

  /** Whose configuration it is. */
  public String owner() {
    return owner;
  }

  /** Everything in it as the file has it, in the file's order. */
  public Map<String, JsonValue> members() {
    return ((JsonObject) json.value()).members();
  }

  /** Whether there is a value other than null. */
  public boolean has(String key) {
    return json.findNonNull(key).isPresent();
  }

  /** Whether the value is an object, as an activation that is a layer of its own. */
  public boolean isObject(String key) {
    return json.find(key).filter(c -> c.value() instanceof JsonObject).isPresent();
  }

  /** Whether the value is a list. */
  public boolean isList(String key) {
    return json.find(key).filter(c -> c.value() instanceof JsonArray).isPresent();
  }

  /** A text that may be absent. */
  public Optional<String> optionalString(String key) {
    return read(key, JsonCursor::asString);
  }

  /** A text that must be there. */
  public String string(String key) {
    return required(key, "a string", optionalString(key));
  }

  /** A text with what its absence means. */
  public String string(String key, String absent) {
    return optionalString(key).orElse(absent);
  }

  /** True or false that must be there. */
  public boolean bool(String key) {
    return required(key, "true or false", read(key, LayerConfig::truth));
  }

  /** True or false with what its absence means. */
  public boolean bool(String key, boolean absent) {
    return read(key, LayerConfig::truth).orElse(absent);
  }

  /** A whole number of 32 bits that may be absent; {@code 5.0} counts as whole. */
  public Optional<Integer> optionalInteger(String key) {
    return read(key, c -> plain(c).asInt());
  }

  /** A whole number of 32 bits that must be there; {@code 5.0} counts as whole. */
  public int integer(String key) {
    return required(key, "a whole number", optionalInteger(key));
  }

  /** A whole number with what its absence means. */
  public int integer(String key, int absent) {
    return optionalInteger(key).orElse(absent);
  }

  /** A finite number that may be absent, as the nearest float. */
  public Optional<Float> optionalNumber(String key) {
    return read(key, this::finite);
  }

  /** A finite number that must be there, as the nearest float. */
  public float number(String key) {
    return required(key, "a number", optionalNumber(key));
  }

  /** A finite number with what its absence means. */
  public float number(String key, float absent) {
    return optionalNumber(key).orElse(absent);
  }

  /** A whole number, or a list of them, that may be absent. */
  public Optional<List<Integer>> optionalOneOrMore(String key) {
    return read(key, LayerConfig::integerList);
  }

  /** Whole numbers that must be there. */
  public List<Integer> integers(String key) {
    return required(
        key,
        "a list of whole numbers",
        read(key, c -> c.elements().stream().map(e -> plain(e).asInt()).toList()));
  }

  /** Lists of whole numbers that must be there; a number counts as a list of one. */
  public List<List<Integer>> integerLists(String key) {
    return required(
        key,
        "a list of lists of whole numbers",
        read(key, c -> c.elements().stream().map(LayerConfig::integerList).toList()));
  }

  /**
   * A number, or numbers in lists of equal lengths, that may be absent.
   *
   * @return of rank 0 for a number, of rank 1 for a list of numbers and so on; finite
   */
  public Optional<FloatTensor> optionalTensor(String key) {
    return read(key, c -> NestedNumbers.read(plain(c)));
  }

  /** Finite numbers that must be there. */
  public List<Float> numbers(String key) {
    return required(
        key, "a list of numbers", read(key, c -> c.elements().stream().map(this::finite).toList()));
  }

  /** Dimensions that must be there, each empty where it is not fixed, as a batch is not. */
  public List<Optional<Integer>> dimensions(String key) {
    return required(
        key,
        "a list of dimensions",
        read(key, c -> c.elements().stream().map(LayerConfig::dimension).toList()));
  }

  /**
   * A layer inside this layer's configuration.
   *
   * @throws ProblemException also with id {@code keras-custom-object} when it is the user's own
   *     class or function
   */
  public NestedLayer nested(String key) {
    return required(key, "a layer object", read(key, c -> nested(key, c)));
  }

  /**
   * The problem of a value that is well-formed and yet not right, {@code BROKEN_INPUT}.
   *
   * @param key which value
   * @param found what is there
   * @param expected what would be right
   */
  public Problem problem(String key, String found, String expected) {
    return new Problem(
        "layer-config",
        ProblemKind.BROKEN_INPUT,
        owner + ", " + key,
        found,
        expected,
        "save the model again with Keras; if it was edited by hand, mend " + json.location());
  }

  private NestedLayer nested(String key, JsonCursor object) {
    ClassIdentity identity = ClassIdentity.read(object);
    JsonCursor config = object.get("config");
    if (identity.origin() == ClassIdentity.Origin.CUSTOM
        || !(config.value() instanceof JsonObject)) {
      throw new ProblemException(
          new Problem(
              "keras-custom-object",
              ProblemKind.UNSUPPORTED,
              owner + ", " + key,
              "the user's own class or function " + identity.name(),
              "a layer or function of Keras itself",
              "use a built-in one: the code of one's own is not in the model file"));
    }
    return new NestedLayer(identity.type(), new LayerConfig(owner + ", " + key, config));
  }

  private float finite(JsonCursor cursor) {
    float value = plain(cursor).asFloat();
    if (!Float.isFinite(value)) {
      throw new ProblemException(
          cursor.problem(Float.toString(value), "a number within float32's range"));
    }
    return value;
  }

  private static List<Integer> integerList(JsonCursor cursor) {
    return cursor.value() instanceof JsonArray
        ? cursor.elements().stream().map(e -> plain(e).asInt()).toList()
        : List.of(plain(cursor).asInt());
  }

  /** In Python 0 and 1 do for false and true, and Keras writes them as they were given. */
  private static boolean truth(JsonCursor cursor) {
    if (cursor.value() instanceof JsonNumber number
        && Set.of("0", "1").contains(number.literal())) {
      return number.literal().equals("1");
    }
    return cursor.asBoolean();
  }

  /** Keras 2.12 wraps numbers that came from NumPy. */
  private static JsonCursor plain(JsonCursor cursor) {
    boolean wrapped =
        cursor.value() instanceof JsonObject && cursor.get("class_name").asString().equals(NUMPY);
    return wrapped ? cursor.get("config").get("value") : cursor;
  }

  private static Optional<Integer> dimension(JsonCursor cursor) {
    if (cursor.isNull()) {
      return Optional.empty();
    }
    int dimension = cursor.asInt();
    if (dimension < 0) {
      throw new ProblemException(
          cursor.problem(String.valueOf(dimension), "a dimension of 0 or more, or null"));
    }
    return Optional.of(dimension);
  }

  private <T> Optional<T> read(String key, Function<JsonCursor, T> reader) {
    try {
      return json.findNonNull(key).map(reader);
    } catch (ProblemException e) {
      Problem first = e.problems().get(0);
      if (!first.id().equals("json-form")) {
        throw e;
      }
      throw new ProblemException(problem(key, first.found(), first.expected()), e);
    }
  }

  private <T> T required(String key, String expected, Optional<T> value) {
    return value.orElseThrow(() -> new ProblemException(problem(key, "no value", expected)));
  }

  /**
   * A layer inside another layer's configuration.
   *
   * @param type as {@link Layer#type}
   * @param config its configuration
   */
  public record NestedLayer(String type, LayerConfig config) {}
}

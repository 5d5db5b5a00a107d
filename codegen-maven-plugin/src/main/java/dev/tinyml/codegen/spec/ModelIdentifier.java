package dev.tinyml.codegen.spec;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A model's name in a form that is valid everywhere in generated code: as C, C++ and Java
 * identifier, as name of a sketch and of its folder on every system. ASCII letters, digits and
 * single underscores, neither at the ends.
 *
 * @param value the identifier: {@code gesture}
 */
public record ModelIdentifier(String value) {
  /** Limit of Arduino's sketch specification. */
  private static final int MAX_LENGTH = 63;

  private static final String SUFFIX = "_model";

  /**
   * Checks the form above.
   *
   * @throws IllegalArgumentException when it does not have it
   */
  public ModelIdentifier {
    if (!value.matches("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
        || value.length() > MAX_LENGTH
        || ReservedWords.contains(value)) {
      throw new IllegalArgumentException("not an identifier for a model: " + value);
    }
  }

  /**
   * The identifier of a model. A trailing {@code _model} goes, as the generated names add it again;
   * accents go, other characters become underscores; a name that begins with a digit or is reserved
   * gets {@code model_} in front.
   *
   * @param modelName for instance the model's file name without extension
   * @throws ProblemException when nothing usable remains, or it is too long for a sketch
   */
  public static ModelIdentifier of(String modelName) {
    String ascii = Normalizer.normalize(modelName, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String cleaned = ascii.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String base =
        cleaned.endsWith(SUFFIX)
            ? cleaned.substring(0, cleaned.length() - SUFFIX.length())
            : cleaned;
    if (base.isEmpty()) {
      throw new ProblemException(
          problem(modelName, "a name with at least one letter or digit of ASCII"));
    }
    String safe =
        Character.isDigit(base.charAt(0)) || ReservedWords.contains(base) ? "model_" + base : base;
    if (safe.length() > MAX_LENGTH) {
      throw new ProblemException(
          problem(modelName, "at most " + MAX_LENGTH + " characters, Arduino's limit"));
    }
    return new ModelIdentifier(safe);
  }

  private static Problem problem(String modelName, String expected) {
    return new Problem(
        "model-name-unusable",
        ProblemKind.CONFIGURATION,
        "model name",
        "\"" + modelName + "\"",
        expected,
        "rename the model file, or configure <modelName>");
  }

  /** What global C names begin with: {@code gesture_model}. Also the C++ namespace. */
  public String symbolPrefix() {
    return value + SUFFIX;
  }

  /** What include guards begin with: {@code GESTURE_MODEL}. */
  public String macroPrefix() {
    return symbolPrefix().toUpperCase(Locale.ROOT);
  }

  /** Name of the Java companion: {@code GestureModel}. */
  public String className() {
    return Arrays.stream(symbolPrefix().split("_"))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return value;
  }
}

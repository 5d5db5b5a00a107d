package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The table {@code legacy_functions.tsv}: which function of keras.ops a function of TensorFlow is,
 * and how its parameters are called there. Immutable.
 */
final class LegacyFunctions {
  private static final String TABLE = "legacy_functions.tsv";

  private final SortedMap<String, Function> byName;

  private LegacyFunctions(SortedMap<String, Function> byName) {
    this.byName = byName;
  }

  /**
   * A function.
   *
   * @param name in TensorFlow, without {@code tf.}: {@code math.multiply}
   * @param operation class in keras.ops: {@code Multiply}
   * @param operands names of the arguments behind the first that are operands there, in order
   * @param parameters names of arguments that are parameters there, with the name there
   * @param defaults of parameters there where TensorFlow's default is another
   */
  record Function(
      String name,
      String operation,
      List<String> operands,
      Map<String, String> parameters,
      Map<String, JsonValue> defaults) {

    /** Copies list and maps in their order. */
    Function {
      operands = List.copyOf(operands);
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }
  }

  /** The table of this package. */
  static LegacyFunctions standard() {
    SortedMap<String, Function> byName = new TreeMap<>();
    try (InputStream in = LegacyFunctions.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(LegacyFunctions::parse)
          .forEach(function -> byName.put(function.name(), function));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LegacyFunctions(byName);
  }

  /** All names, sorted. */
  SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byName.keySet()));
  }

  Optional<Function> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Function parse(String line) {
    String[] columns = line.split("\t");
    List<String> operands = new ArrayList<>();
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, JsonValue> defaults = new LinkedHashMap<>();
    for (int i = 2; i < columns.length; i++) {
      String[] argument = columns[i].split("[>=]");
      if (argument.length == 1) {
        operands.add(argument[0]);
      } else {
        parameters.put(argument[0], argument[1]);
      }
      if (argument.length > 2) {
        defaults.put(argument[1], value(argument[2]));
      }
    }
    return new Function(columns[0], columns[1], operands, parameters, defaults);
  }

  private static JsonValue value(String text) {
    return switch (text) {
      case "true", "false" -> Json.of(Boolean.parseBoolean(text));
      default -> Json.of(Double.parseDouble(text));
    };
  }
}

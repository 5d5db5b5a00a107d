package dev.tinyml.codegen.flash;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a core's compiler is told a definition. Most cores have a property for flags of the user in
 * the recipe of C++ files, Teensy's has not; and where it has a value already, replacing it would
 * take that away. So the core's own properties are asked. Stateless.
 */
final class SelfTestFlag {
  static final String DEFINITION = "-DTINYML_SELF_TEST";

  /** Where nothing is known about a core. */
  static final String USUAL = "compiler.cpp.extra_flags=" + DEFINITION;

  private static final String RECIPE = "recipe.cpp.o.pattern";

  /** Best first: the fewer files other than C++ a property is for, the better. */
  private static final List<String> PROPERTIES =
      List.of("compiler.cpp.extra_flags", "build.flags.cpp", "build.extra_flags");

  private static final Pattern REFERENCE = Pattern.compile("\\{([\\w.-]+)}");

  private SelfTestFlag() {}

  /**
   * The property to override, {@code name=value}.
   *
   * @param json answer of {@code compile --show-properties=unexpanded}
   * @throws ProblemException when no property reaches the compiler
   */
  static String property(JsonCursor json, String profile) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (JsonCursor line : json.get("builder_result").get("build_properties").elements()) {
      String[] parts = line.asString().split("=", 2);
      properties.put(parts[0], parts.length < 2 ? "" : parts[1]);
    }
    Set<String> used = reachable(properties);
    return PROPERTIES.stream()
        .filter(used::contains)
        .findFirst()
        .map(name -> name + "=" + appended(properties.getOrDefault(name, "")))
        .orElseThrow(() -> impossible(profile));
  }

  private static String appended(String value) {
    return value.isBlank() ? DEFINITION : value + " " + DEFINITION;
  }

  /** The properties that the recipe refers to, over any number of others. */
  private static Set<String> reachable(Map<String, String> properties) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(RECIPE));
    while (!open.isEmpty()) {
      Matcher references =
          REFERENCE.matcher(Optional.ofNullable(properties.get(open.remove())).orElse(""));
      while (references.find()) {
        if (seen.add(references.group(1))) {
          open.add(references.group(1));
        }
      }
    }
    return seen;
  }

  private static ProblemException impossible(String profile) {
    return new ProblemException(
        new Problem(
            "self-test-flag",
            ProblemKind.UNSUPPORTED,
            "core of " + profile,
            "no property for flags in " + RECIPE,
            "one of " + String.join(", ", PROPERTIES),
            "uncomment #define TINYML_SELF_TEST in a template of your own, sketch_options.h.ftl, and"
                + " flash without -Dtinyml.selfTest"));
  }
}

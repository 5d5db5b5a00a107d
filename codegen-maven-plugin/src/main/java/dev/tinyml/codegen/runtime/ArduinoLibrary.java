package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library of Arduino's index, pinned.
 *
 * @param name exactly as the index spells it
 * @param version exact
 * @param dependencies what it needs in turn, pinned as well: a build profile doesn't resolve them
 */
public record ArduinoLibrary(String name, String version, List<ArduinoLibrary> dependencies) {

  /** Copies the list. */
  public ArduinoLibrary {
    dependencies = List.copyOf(dependencies);
  }

  /** What it needs in turn, and what that needs, and so on. */
  public List<ArduinoLibrary> allDependencies() {
    return dependencies.stream()
        .flatMap(
            dependency ->
                Stream.concat(Stream.of(dependency), dependency.allDependencies().stream()))
        .toList();
  }

  /** From the form that the data files use. */
  public static ArduinoLibrary fromJson(JsonCursor json) {
    return new ArduinoLibrary(
        json.get("name").asString(),
        json.get("version").asString(),
        json.get("dependencies").elements().stream().map(ArduinoLibrary::fromJson).toList());
  }
}

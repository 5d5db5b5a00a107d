package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import java.util.Optional;

/**
 * How Arduino builds for a board.
 *
 * @param fqbn fully qualified board name
 * @param platform Arduino's core: {@code arduino:mbed_nano}
 * @param platformVersion exact version of the core; empty when not known
 * @param indexUrl package index, for cores that are not in Arduino's own
 * @param sourceExtension what the names of C++ files end in
 */
public record ArduinoTarget(
    String fqbn,
    String platform,
    Optional<String> platformVersion,
    Optional<String> indexUrl,
    SourceExtension sourceExtension) {

  static ArduinoTarget fromJson(JsonCursor json) {
    JsonCursor platform = json.get("platform");
    return new ArduinoTarget(
        json.get("fqbn").asString(),
        platform.get("id").asString(),
        platform.find("version").map(JsonCursor::asString),
        platform.find("indexUrl").map(JsonCursor::asString),
        json.find("sourceExtension").map(SourceExtension::fromJson).orElse(SourceExtension.CC));
  }

  /** The same target with other names of files. */
  ArduinoTarget withSourceExtension(SourceExtension extension) {
    return new ArduinoTarget(fqbn, platform, platformVersion, indexUrl, extension);
  }
}

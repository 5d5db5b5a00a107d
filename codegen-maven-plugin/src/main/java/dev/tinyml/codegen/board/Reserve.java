package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import java.util.OptionalInt;

/**
 * What an empty sketch takes of a board: the core and its libraries.
 *
 * @param flashBytes empty when it was not measured
 * @param ramBytes empty when it was not measured
 * @param source where the figures are from
 */
public record Reserve(OptionalInt flashBytes, OptionalInt ramBytes, String source) {

  static Reserve fromJson(JsonCursor json) {
    return new Reserve(
        BoardReader.number(json, "flashBytes"),
        BoardReader.number(json, "ramBytes"),
        json.get("source").asString());
  }
}

package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of several models for devices something is about. A conversion that makes one model has no
 * variants.
 *
 * @param id what tells it from the others, in lower-case words joined by hyphens: {@code
 *     per-channel}
 * @param boards ids of the boards that it is for, at least one
 * @param first whether it is the first, whose files have the names of an only model's
 */
public record VariantInfo(String id, List<String> boards, boolean first) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,4}");
  private static final Pattern BOARD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /**
   * Copies the list. Ids become part of file names and sources, so that nothing but their form is
   * accepted.
   *
   * @throws IllegalArgumentException when an id is of another form, or there are no boards
   */
  public VariantInfo {
    boards = List.copyOf(boards);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("the variant id \"" + id + "\"");
    }
    if (boards.isEmpty() || !boards.stream().allMatch(b -> BOARD.matcher(b).matches())) {
      throw new IllegalArgumentException("the variant " + id + " for the boards " + boards);
    }
  }

  /**
   * The name of this variant's file.
   *
   * @param usual what it is called where there is one model: {@code report.json}
   * @return that for the first variant, {@code report_per_channel.json} for another one
   */
  public String fileName(String usual) {
    int dot = usual.lastIndexOf('.');
    return first
        ? usual
        : usual.substring(0, dot) + "_" + id.replace('-', '_') + usual.substring(dot);
  }

  /** The id and the boards, for messages. */
  public String describe() {
    return id + ", for " + String.join(", ", boards);
  }

  ObjectBuilder toJson() {
    return Json.object().put("id", id).put("boards", Json.array(boards, Json::of));
  }

  static VariantInfo fromJson(JsonCursor json, boolean first) {
    return new VariantInfo(
        json.get("id").asString(),
        json.get("boards").elements().stream().map(JsonCursor::asString).toList(),
        first);
  }
}

package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.RepairOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of several ways of quantizing in the same conversion, for boards whose libraries need it.
 *
 * @param id what tells it from the others: {@code per-channel}; in the form of a {@link
 *     dev.tinyml.converter.manifest.VariantInfo}
 * @param boards ids of the boards that it is for, at least one
 * @param quantize how to quantize
 * @param repair what to do when the rules don't hold; empty when nothing is tried
 */
public record DeviceVariant(
    String id, List<String> boards, QuantizeOptions quantize, Optional<RepairOptions> repair) {

  /** Copies the list. */
  public DeviceVariant {
    boards = List.copyOf(boards);
  }

  /**
   * One variant for the boards of both, when both gave the same model: quantized as this one, and
   * repaired only in ways that all of their libraries can run.
   */
  DeviceVariant joined(DeviceVariant other) {
    Set<String> all = new LinkedHashSet<>(boards);
    all.addAll(other.boards);
    return new DeviceVariant(
        id,
        new ArrayList<>(all),
        quantize,
        repair.map(mine -> other.repair.map(theirs -> joined(mine, theirs)).orElse(mine)));
  }

  private static RepairOptions joined(RepairOptions mine, RepairOptions theirs) {
    SortedMap<String, String> obstacles = new TreeMap<>(theirs.int16Obstacles());
    obstacles.putAll(mine.int16Obstacles());
    return new RepairOptions(mine.limits(), obstacles);
  }

  JsonValue toJson() {
    return Json.object()
        .put("id", id)
        .put("boards", Json.array(boards, Json::of))
        .put("quantize", new QuantizeOptionsJson().write(quantize))
        .putIfPresent("repair", repair, new RepairOptionsJson()::write)
        .build();
  }

  static DeviceVariant fromJson(JsonCursor json) {
    return new DeviceVariant(
        json.get("id").asString(),
        json.get("boards").elements().stream().map(JsonCursor::asString).toList(),
        new QuantizeOptionsJson().read(json.get("quantize")),
        json.find("repair").map(new RepairOptionsJson()::read));
  }
}

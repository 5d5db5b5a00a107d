package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/**
 * The signal that a window of samples was cut from, as the board has to record it.
 *
 * @param sensor what measures it: {@code accelerometer}
 * @param channels names of the interleaved channels in order: x, y, z
 * @param windowLength readings per window; the model's input has windowLength × channels values
 * @param unit of each value: {@code m/s^2}
 * @param samplingRateHz readings per second
 */
public record SignalInfo(
    String sensor, List<String> channels, int windowLength, String unit, double samplingRateHz) {

  /** Copies the channels. */
  public SignalInfo {
    channels = List.copyOf(channels);
  }

  /** As JSON, in the form that a {@code dataset.json} uses as well. */
  public JsonValue toJson() {
    return Json.object()
        .put("sensor", sensor)
        .put("channels", Json.array(channels, Json::of))
        .put("windowLength", windowLength)
        .put("unit", unit)
        .put("samplingRateHz", samplingRateHz)
        .build();
  }

  /** From the JSON that {@link #toJson} writes. */
  public static SignalInfo fromJson(JsonCursor json) {
    return new SignalInfo(
        json.get("sensor").asString(),
        json.get("channels").elements().stream().map(JsonCursor::asString).toList(),
        json.get("windowLength").asInt(),
        json.get("unit").asString(),
        json.get("samplingRateHz").asFiniteDouble());
  }
}

package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.MotionSensor;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJson;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Boards, inference libraries and, with a model, what fits: as text and as JSON. What is not known
 * is a question mark in text, and left out in JSON.
 *
 * @param boards in the order to list them
 * @param runtimes in the order to list them
 * @param fits of a model; empty without one
 */
record BoardListing(List<Board> boards, List<RuntimeProfile> runtimes, List<BoardFit> fits)
    implements Listing {
  private static final String UNKNOWN = "?";

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    LogTable table =
        new LogTable()
            .row(
                List.of(
                    "board",
                    "name",
                    "core",
                    "MHz",
                    "FPU",
                    "flash",
                    "RAM",
                    "Arduino core",
                    "motion sensor",
                    "runtime"));
    for (Board board : boards) {
      table.row(
          List.of(
              board.id(),
              board.name(),
              board.microcontroller().core(),
              text(board.microcontroller().clockMhz()),
              board.microcontroller().fpu().orElse(UNKNOWN),
              text(board.flashBytes()),
              text(board.ramBytes()),
              board
                  .arduino()
                  .map(it -> it.platform() + " " + it.platformVersion().orElse(UNKNOWN))
                  .orElse(UNKNOWN),
              board
                  .motionSensor()
                  .map(MotionSensor::parts)
                  .map(parts -> String.join(", ", parts))
                  .orElse("-"),
              board.runtimeId().orElse("-")));
    }
    lines.addAll(table.lines());
    lines.add("");
    LogTable libraries =
        new LogTable()
            .row(List.of("runtime", "library", "operators", "scale per output of Dense layers"));
    for (RuntimeProfile runtime : runtimes) {
      libraries.row(
          List.of(
              runtime.id(),
              runtime.description(),
              String.valueOf(runtime.operators().size()),
              runtime.perChannelFullyConnected() ? "yes" : "no"));
    }
    lines.addAll(libraries.lines());
    if (!fits.isEmpty()) {
      lines.add("");
      lines.addAll(FitLog.lines(fits));
    }
    return lines;
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : UNKNOWN;
  }

  @Override
  public String json() {
    Json.ObjectBuilder json =
        Json.object()
            .put("boards", Json.array(boards, BoardListing::board))
            .put("runtimes", Json.array(runtimes, BoardListing::runtime));
    if (!fits.isEmpty()) {
      json.put("fits", new FitJson().of(fits));
    }
    return new JsonWriter().write(json.build());
  }

  private static JsonValue board(Board board) {
    Json.ObjectBuilder json =
        Json.object()
            .put("id", board.id())
            .put("name", board.name())
            .put("part", board.microcontroller().part())
            .put("core", board.microcontroller().core());
    board.microcontroller().clockMhz().ifPresent(clock -> json.put("clockMHz", clock));
    board.microcontroller().fpu().ifPresent(fpu -> json.put("fpu", fpu));
    board.microcontroller().dsp().ifPresent(dsp -> json.put("dsp", (boolean) dsp));
    board.flashBytes().ifPresent(bytes -> json.put("flashBytes", bytes));
    board.ramBytes().ifPresent(bytes -> json.put("ramBytes", bytes));
    board
        .arduino()
        .ifPresent(
            target -> {
              json.put("fqbn", target.fqbn()).put("platform", target.platform());
              target.platformVersion().ifPresent(it -> json.put("platformVersion", it));
            });
    board.runtimeId().ifPresent(runtime -> json.put("runtime", runtime));
    board
        .motionSensor()
        .ifPresent(
            sensor ->
                json.put("motionSensor", Json.array(sensor.parts(), Json::of))
                    .put("motionSensorLibrary", sensor.library().name())
                    .put("motionSensorLibraryVersion", sensor.library().version()));
    return json.put("serialBaud", board.serialBaud())
        .put("sources", Json.array(board.sources(), Json::of))
        .put("notes", Json.array(board.notes(), Json::of))
        .build();
  }

  private static JsonValue runtime(RuntimeProfile runtime) {
    return Json.object()
        .put("id", runtime.id())
        .put("name", runtime.name())
        .put("version", runtime.version())
        .put("operators", runtime.operators().size())
        .put("perChannelFullyConnected", runtime.perChannelFullyConnected())
        .put("notes", Json.array(runtime.notes(), Json::of))
        .build();
  }
}

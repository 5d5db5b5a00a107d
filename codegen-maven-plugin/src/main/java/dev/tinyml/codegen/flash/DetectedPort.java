package dev.tinyml.codegen.flash;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * A port that Arduino CLI has found.
 *
 * @param address what to pass on as port: {@code /dev/ttyACM0}
 * @param protocol {@code serial}, {@code network} or one of a core
 * @param fqbns fully qualified names, without options, of the boards that it may be
 * @param names of those boards
 */
record DetectedPort(String address, String protocol, List<String> fqbns, List<String> names) {
  private static final int FQBN_PARTS = 3;

  /** Copies the lists. */
  DetectedPort {
    fqbns = List.copyOf(fqbns);
    names = List.copyOf(names);
  }

  /** Reads the answer of {@code board list}. Without a board its list is null. */
  static List<DetectedPort> fromJson(JsonCursor json) {
    return json.findNonNull("detected_ports")
        .map(ports -> ports.elements().stream().map(DetectedPort::portFromJson).toList())
        .orElse(List.of());
  }

  private static DetectedPort portFromJson(JsonCursor json) {
    List<JsonCursor> boards =
        json.findNonNull("matching_boards").map(JsonCursor::elements).orElse(List.of());
    return new DetectedPort(
        text(json.get("port"), "address"),
        text(json.get("port"), "protocol"),
        boards.stream().map(board -> text(board, "fqbn")).toList(),
        boards.stream().map(board -> text(board, "name")).toList());
  }

  private static String text(JsonCursor json, String name) {
    return json.findNonNull(name).map(JsonCursor::asString).orElse("");
  }

  /** Whether the board on it may be the one with this name, whatever its options. */
  boolean mayBe(String fqbn) {
    return fqbns.stream().anyMatch(found -> withoutOptions(found).equals(withoutOptions(fqbn)));
  }

  boolean isSerial() {
    return protocol.equals("serial");
  }

  /** For people. */
  String describe() {
    String boards = String.join(" or ", names.stream().filter(name -> !name.isBlank()).toList());
    return OutputLines.clean(address + " (" + (boards.isEmpty() ? "unknown board" : boards) + ")");
  }

  private static String withoutOptions(String fqbn) {
    String[] parts = fqbn.split(":", FQBN_PARTS + 1);
    return parts.length < FQBN_PARTS ? fqbn : parts[0] + ":" + parts[1] + ":" + parts[2];
  }

  /** The only port of a board; of several, the only serial one. */
  static Optional<DetectedPort> only(List<DetectedPort> ports, String fqbn) {
    List<DetectedPort> fitting = ports.stream().filter(port -> port.mayBe(fqbn)).toList();
    List<DetectedPort> serial = fitting.stream().filter(DetectedPort::isSerial).toList();
    List<DetectedPort> best = serial.isEmpty() ? fitting : serial;
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }
}

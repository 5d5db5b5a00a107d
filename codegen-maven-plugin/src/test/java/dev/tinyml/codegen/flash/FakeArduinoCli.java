package dev.tinyml.codegen.flash;

import dev.tinyml.codegen.sketch.SketchDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the stand-in for Arduino CLI, a connected board and a sketch for it. */
final class FakeArduinoCli {
  static final SketchDescriptor SKETCH =
      new SketchDescriptor(
          "gesture",
          "nano33ble_sense_rev2",
          "Arduino Nano 33 BLE Sense Rev2",
          "arduino:mbed_nano:nano33ble",
          115200,
          "0123456789abcdef",
          "89abcdef",
          true);

  static final String PASS =
      "TINYML-SELF-TEST PASS contract=0123456789abcdef vectors=4 digest=89abcdef"
          + " expected=89abcdef\r\n";
  static final String NANO =
      """
      {"matching_boards": [{"name": "Arduino Nano 33 BLE", "fqbn": "arduino:mbed_nano:nano33ble"}],
       "port": {"address": "%s", "label": "%s", "protocol": "serial",
                "protocol_label": "Serial Port (USB)",
                "properties": {"pid": "0x805A", "vid": "0x2341"}, "hardware_id": "0042"}}
      """;
  static final String UNKNOWN =
      """
      {"port": {"address": "/dev/ttyS0", "label": "/dev/ttyS0", "protocol": "serial",
                "protocol_label": "Serial Port"}}
      """;

  private final Path folder;

  FakeArduinoCli(Path folder) {
    this.folder = folder;
    try (InputStream in = getClass().getResourceAsStream("/fixtures/flash/arduino-cli")) {
      Files.write(program(), in.readAllBytes());
      if (!program().toFile().setExecutable(true)) {
        throw new IOException("can't make " + program() + " executable");
      }
      Files.createDirectories(sketch());
      Files.writeString(sketch().resolve("gesture.ino"), "void setup() {}\nvoid loop() {}\n");
      Files.writeString(
          sketch().resolve("sketch.yaml"), "profiles:\n  nano33ble_sense_rev2:\n    fqbn: x\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answer("version.json", "{\"Application\": \"arduino-cli\", \"VersionString\": \"1.4.1\"}");
    ports(NANO.formatted("/dev/ttyACM0", "/dev/ttyACM0"), UNKNOWN);
    answer("uploaded.json", "{\"stdout\": \"Done in 8.1 seconds\\n\", \"stderr\": \"\"}");
    properties(
        "recipe.cpp.o.pattern=g++ {compiler.cpp.flags} {compiler.cpp.extra_flags} {includes}",
        "compiler.cpp.extra_flags=",
        "compiler.cpp.flags=-c");
  }

  Path program() {
    return folder.resolve("arduino-cli");
  }

  Path sketch() {
    return folder.resolve("gesture");
  }

  FakeArduinoCli answer(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FakeArduinoCli ports(String... ports) {
    return answer("ports.json", "{\"detected_ports\": [" + String.join(",", ports) + "]}");
  }

  FakeArduinoCli properties(String... lines) {
    return answer(
        "properties.json",
        "{\"builder_result\": {\"build_properties\": [\""
            + String.join("\", \"", lines)
            + "\"]}, \"success\": true}");
  }

  /** What the board prints to the monitor's first connection. */
  FakeArduinoCli board(String text) {
    return answer("monitor.1", text);
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  /** The commands that were run, without the program. */
  List<String> calls() {
    return has("calls.log") ? read("calls.log").lines().toList() : List.of();
  }
}

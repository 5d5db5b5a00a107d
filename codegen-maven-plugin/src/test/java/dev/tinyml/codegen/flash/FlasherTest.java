package dev.tinyml.codegen.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sketch goes onto a board")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for Arduino CLI is a shell script")
@Timeout(60)
class FlasherTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir private Path folder;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private FakeArduinoCli cli;

  @BeforeEach
  void connect() {
    cli = new FakeArduinoCli(folder);
  }

  private FlashRequest request(Optional<String> port, boolean selfTest, Duration verdictLimit) {
    return new FlashRequest(
        FakeArduinoCli.SKETCH,
        cli.sketch(),
        folder.resolve("build"),
        port,
        selfTest,
        verdictLimit,
        LONG);
  }

  private void flash(FlashRequest request) {
    new Flasher(cli.program().toString(), log::add).flash(request);
  }

  private void selfTest(Duration limit) {
    flash(request(Optional.empty(), true, limit));
  }

  private Problem refusal(FlashRequest request) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> flash(request));
    assertThat(refusal).as(String.join("\n", log)).isNotNull();
    assertThat(refusal.problems()).hasSize(1);
    return refusal.problems().get(0);
  }

  @Test
  @DisplayName("compiled with its own profile and uploaded to the only board of its kind")
  void uploads() {
    flash(request(Optional.empty(), false, LONG));

    String build = folder.resolve("build").toString();
    assertThat(cli.calls())
        .containsExactly(
            "version --format json",
            "board list --format json",
            "compile --profile nano33ble_sense_rev2 --build-path "
                + build
                + " --no-color "
                + cli.sketch(),
            "upload --profile nano33ble_sense_rev2 --port /dev/ttyACM0 --input-dir "
                + build
                + " --format json "
                + cli.sketch());
    assertThat(cli.read("build/gesture.ino.bin")).as("no definition").isEmpty();
    assertThat(log)
        .contains("$ " + cli.program() + " board list --format json", "  Done in 8.1 seconds")
        .anyMatch(line -> line.contains("Sketch uses 83400 bytes"))
        .anyMatch(line -> line.contains("contract 0123456789abcdef"));
  }

  @Test
  @DisplayName("and its verdict comes back, with the lines before it")
  void passes() {
    cli.board("booting \u001b[31mred\u001b[0m\u0007\r\n" + FakeArduinoCli.PASS);
    selfTest(LONG);

    assertThat(cli.read("build/gesture.ino.bin"))
        .isEqualTo("compiler.cpp.extra_flags=-DTINYML_SELF_TEST");
    assertThat(log)
        .contains("  booting red", "  " + FakeArduinoCli.PASS.strip())
        .last()
        .asString()
        .contains("Self-test passed", "0123456789abcdef", "89abcdef");
    assertThat(cli.calls())
        .last()
        .asString()
        .startsWith("monitor --profile nano33ble_sense_rev2 --port /dev/ttyACM0 --config")
        .contains("baudrate=115200");
  }

  @Test
  @DisplayName("A first difference fails with the board's own words")
  void difference() {
    cli.board(
        "TINYML-SELF-TEST FAIL contract=0123456789abcdef vectors=4 digest=00000001"
            + " expected=89abcdef: vector 2, output 1: got -5, expected -6\r\n");
    Problem problem = refusal(request(Optional.empty(), true, LONG));
    assertThat(problem.id()).isEqualTo("self-test-difference");
    assertThat(problem.found()).contains("vector 2, output 1: got -5, expected -6", "00000001");
  }

  @Test
  @DisplayName("A pass against other golden vectors is none")
  void wrongDigest() {
    cli.board(FakeArduinoCli.PASS.replace("=89abcdef", "=00000002"));
    Problem problem = refusal(request(Optional.empty(), true, LONG));
    assertThat(problem.id()).isEqualTo("self-test-digest");
    assertThat(problem.found()).contains("00000002");
    assertThat(problem.expected()).contains("89abcdef");
  }

  @Test
  @DisplayName("Another sketch's verdict does not count, whatever it says")
  void wrongContract() {
    cli.board(FakeArduinoCli.PASS.replace("0123456789abcdef", "fedcba9876543210"));
    assertThat(refusal(request(Optional.empty(), true, SHORT)))
        .satisfies(problem -> assertThat(problem.id()).isEqualTo("self-test-contract"))
        .satisfies(problem -> assertThat(problem.found()).contains("fedcba9876543210"));
  }

  @Test
  @DisplayName("unless it is a last line of the sketch before")
  void staleLine() {
    cli.board(
        FakeArduinoCli.PASS.replace("0123456789abcdef", "fedcba9876543210") + FakeArduinoCli.PASS);
    selfTest(LONG);
    assertThat(log).last().asString().contains("Self-test passed");
  }

  @Test
  @DisplayName("No verdict is a problem that says what was heard instead")
  void silence() {
    assertThat(refusal(request(Optional.empty(), true, SHORT)).found())
        .isEqualTo("nothing on the serial port, within 2 s");

    cli.answer("monitor.2", "idle 0.996\nidle 0.995\n");
    assertThat(refusal(request(Optional.empty(), true, SHORT)))
        .satisfies(problem -> assertThat(problem.id()).isEqualTo("self-test-silent"))
        .satisfies(problem -> assertThat(problem.found()).contains("2 lines, the last: idle 0.995"))
        .satisfies(problem -> assertThat(problem.nextStep()).contains("-Dtinyml.port"));
  }

  @Test
  @DisplayName("A verdict that is cut on its way is not taken for one")
  void cutVerdict() {
    cli.board(FakeArduinoCli.PASS.substring(0, 60) + "\n");
    assertThat(refusal(request(Optional.empty(), true, SHORT)).id()).isEqualTo("self-test-silent");
  }

  @Test
  @DisplayName("A board that is on another port after the upload is found there")
  void movedPort() {
    cli.answer(
            "uploaded.json",
            "{\"stdout\": \"\", \"stderr\": \"\","
                + " \"updated_upload_port\": {\"address\": \"/dev/ttyACM1\","
                + " \"protocol\": \"serial\"}}")
        .board(FakeArduinoCli.PASS);
    selfTest(LONG);
    assertThat(cli.calls()).last().asString().contains("--port /dev/ttyACM1");
    assertThat(log).anyMatch(line -> line.contains("the board is on /dev/ttyACM1 now"));
  }

  @Test
  @DisplayName("A port that goes away for a moment is waited for, and looked for")
  void returningPort() {
    cli.answer("monitor.1", "boot")
        .answer("monitor.1.ends", "Port closed: device not configured\n")
        .answer("monitor.2.ends", "Failed to open port /dev/ttyACM0\n")
        .answer(
            "ports-uploaded.json",
            "{\"detected_ports\": ["
                + FakeArduinoCli.NANO.formatted("/dev/ttyACM7", "/dev/ttyACM7")
                + "]}")
        .answer("monitor.3", FakeArduinoCli.PASS);
    selfTest(LONG);
    assertThat(cli.calls()).last().asString().contains("--port /dev/ttyACM7");
    assertThat(log).last().asString().contains("Self-test passed");
  }

  @Test
  @DisplayName("A monitor that never connects ends with its own message")
  void noConnection() {
    for (int i = 1; i < 20; i++) {
      cli.answer("monitor." + i + ".ends", "Serial port busy\n");
    }
    assertThat(refusal(request(Optional.empty(), true, SHORT)).found())
        .contains("no connection: Serial port busy");
  }

  @Test
  @DisplayName("A compiler's errors are shown, and the last of them is told")
  void compileError() {
    cli.answer(
        "compile.fails",
        "gesture.ino:3:1: error: 'x' was not declared in this scope\nError during build: exit"
            + " status 1\n");
    Problem problem = refusal(request(Optional.empty(), false, LONG));
    assertThat(problem.id()).isEqualTo("sketch-compile");
    assertThat(problem.found()).contains("exit code 1", "Error during build");
    assertThat(log).contains("  gesture.ino:3:1: error: 'x' was not declared in this scope");
    assertThat(cli.has("uploaded")).isFalse();
  }

  @Test
  @DisplayName("A core that can't be had is told before anything is compiled")
  void missingCore() {
    cli.answer(
        "properties.fails",
        "{\"error\": \"Error initializing instance: platform arduino:mbed_nano@4.6.0 not found\"}");
    Problem problem = refusal(request(Optional.empty(), true, LONG));
    assertThat(problem.id()).isEqualTo("sketch-compile");
    assertThat(problem.found()).contains("platform arduino:mbed_nano@4.6.0 not found");
  }

  @Test
  @DisplayName("A busy port is a problem with the uploader's own message")
  void busyPort() {
    cli.answer(
        "upload.fails",
        "{\"error\": \"Failed uploading: uploading error: exit status 1\","
            + " \"output\": {\"stdout\": \"\","
            + " \"stderr\": \"can't open device /dev/ttyACM0: Device or resource busy\\n\"}}");
    Problem problem = refusal(request(Optional.empty(), false, LONG));
    assertThat(problem.id()).isEqualTo("sketch-upload");
    assertThat(problem.found()).contains("Failed uploading");
    assertThat(problem.nextStep()).contains("close other programs");
    assertThat(log).contains("  can't open device /dev/ttyACM0: Device or resource busy");
  }

  @Test
  @DisplayName("No board, or another one, is a problem that lists the ports")
  void noBoard() {
    cli.answer("ports.json", "{\"detected_ports\": null}");
    assertThat(refusal(request(Optional.empty(), false, LONG)))
        .satisfies(problem -> assertThat(problem.id()).isEqualTo("board-port"))
        .satisfies(problem -> assertThat(problem.found()).isEqualTo("no port"));

    cli.ports(FakeArduinoCli.UNKNOWN);
    assertThat(refusal(request(Optional.empty(), false, LONG)).found())
        .contains("other or unknown boards: /dev/ttyS0 (unknown board)");
    assertThat(cli.calls()).noneMatch(call -> call.startsWith("compile"));
  }

  @Test
  @DisplayName("Of two equal boards the user chooses one")
  void twoBoards() {
    cli.ports(
        FakeArduinoCli.NANO.formatted("/dev/ttyACM0", "a"),
        FakeArduinoCli.NANO.formatted("/dev/ttyACM1", "b"));
    Problem problem = refusal(request(Optional.empty(), false, LONG));
    assertThat(problem.found())
        .contains("2 of them", "/dev/ttyACM0 (Arduino Nano 33 BLE)", "/dev/ttyACM1");
    assertThat(problem.nextStep()).contains("-Dtinyml.port");

    flash(request(Optional.of("/dev/ttyACM1"), false, LONG));
    assertThat(cli.calls()).last().asString().contains("--port /dev/ttyACM1");
  }

  @Test
  @DisplayName("A program that is too old, or not Arduino CLI, is refused")
  void oldVersion() {
    cli.answer("version.json", "{\"VersionString\": \"0.35.3\"}");
    assertThat(refusal(request(Optional.empty(), false, LONG)))
        .satisfies(problem -> assertThat(problem.id()).isEqualTo("arduino-cli-version"))
        .satisfies(problem -> assertThat(problem.found()).contains("0.35.3"))
        .satisfies(problem -> assertThat(problem.expected()).contains("1.0"));

    cli.answer("version.json", "Arduino IDE 1.8.19");
    assertThat(refusal(request(Optional.empty(), false, LONG)).id())
        .isEqualTo("arduino-cli-answer");

    cli.answer("version.json", "{\"VersionString\": \"nightly-20260701\"}");
    flash(request(Optional.empty(), false, LONG));
  }

  @Test
  @DisplayName("A program that hangs is killed with its children")
  void hang() throws InterruptedException {
    cli.answer("compile.hangs", "");
    FlashRequest request =
        new FlashRequest(
            FakeArduinoCli.SKETCH,
            cli.sketch(),
            folder.resolve("build"),
            Optional.empty(),
            false,
            LONG,
            SHORT);
    assertThat(refusal(request))
        .satisfies(problem -> assertThat(problem.id()).isEqualTo("flash-timeout"))
        .satisfies(problem -> assertThat(problem.nextStep()).contains("tinyml.toolTimeoutSeconds"));
    assertEnds(Long.parseLong(cli.read("compile.child").strip()));
  }

  @Test
  @DisplayName("An interrupted build kills what it started")
  void interrupt() throws InterruptedException {
    cli.answer("upload.hangs", "");
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    Thread build =
        new Thread(
            () -> {
              try {
                flash(request(Optional.empty(), false, LONG));
              } catch (ProblemException e) {
                thrown.add(e);
              }
            });
    build.start();
    while (!cli.has("upload.child") || cli.read("upload.child").isBlank()) {
      Thread.sleep(20);
    }
    build.interrupt();
    build.join();
    assertThat(thrown).singleElement().asString().contains("flash-interrupted");
    assertEnds(Long.parseLong(cli.read("upload.child").strip()));
  }

  private static void assertEnds(long pid) throws InterruptedException {
    for (int i = 0; i < 100 && alive(pid); i++) {
      Thread.sleep(50);
    }
    assertThat(alive(pid)).as("process " + pid + " is alive").isFalse();
  }

  /** A killed process whose parent is gone may wait for a while to be reaped. */
  private static boolean alive(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .isPresent();
  }

  @Test
  @DisplayName("A board that floods the port fills neither log nor memory")
  void flood() {
    cli.board("x".repeat(100_000) + "\n" + "noise\n".repeat(20_000) + FakeArduinoCli.PASS);
    selfTest(LONG);
    assertThat(log).hasSizeLessThan(600).allMatch(line -> line.length() <= 1100);
    assertThat(log).last().asString().contains("Self-test passed");
  }

  @Test
  @DisplayName("A dry run tells the commands and runs none")
  void dryRun() {
    List<String> commands =
        new Flasher("arduino-cli", log::add).commands(request(Optional.empty(), true, LONG));
    assertThat(commands)
        .hasSize(6)
        .anyMatch(line -> line.contains("--build-property compiler.cpp.extra_flags=-DTINYML"))
        .anyMatch(line -> line.startsWith("arduino-cli upload") && line.contains("--port PORT"))
        .anyMatch(line -> line.startsWith("arduino-cli monitor"));
    assertThat(cli.calls()).isEmpty();
  }

  @Test
  @DisplayName("A program that is not there is told with the way to name it")
  void missingProgram() {
    assertThatThrownBy(
            () -> new ToolLocator(folder.resolve("empty").toString()).find(Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("arduino-cli-missing", "-Dtinyml.arduinoCli");
    assertThatThrownBy(() -> new ToolLocator(null).find(Optional.of(folder.resolve("nothing"))))
        .hasMessageContaining("nothing does not exist");
    assertThat(new ToolLocator("/nowhere:" + folder).find(Optional.empty()))
        .isEqualTo(cli.program().toString());
  }
}

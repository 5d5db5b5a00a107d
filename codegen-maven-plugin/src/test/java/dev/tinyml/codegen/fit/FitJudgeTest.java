package dev.tinyml.codegen.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arenas are those of fixtures/arena/minimum.tsv, code sizes those measured of whole sketches. */
@DisplayName("A model on a board")
class FitJudgeTest {
  private static final Path MODELS = Path.of("../converter-core/src/test/resources/tflm");

  private final BoardCatalogue boards = BoardCatalogue.load();
  private final FitJudge judge = new FitJudge(RuntimeCatalogue.load());

  private static DeviceModel model(String name) throws IOException {
    ModelBytes bytes =
        new ModelBytes(Files.readAllBytes(MODELS.resolve(name).resolve("int8.tflite")));
    return new DeviceModel(bytes, new TfliteReader().read(name, bytes));
  }

  private BoardFit fit(String board, String model, long modelBytes, long windowBytes)
      throws IOException {
    Board found = boards.find(board).orElseThrow();
    return judge.judge(new ModelDemand(model(model), modelBytes, windowBytes), found);
  }

  private static Need need(MemoryFit fit, String what) {
    return fit.needs().stream().filter(n -> n.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("takes of the RAM exactly the arena that the board's own library needs")
  void arena() throws IOException {
    BoardFit chirale = fit("nano33ble_sense_rev2", "gesture_ptfc", 14000, 1200);
    assertThat(need(chirale.ram(), "arena")).isEqualTo(Need.exactly("arena", 1344));
    assertThat(need(chirale.ram(), "window")).isEqualTo(Need.exactly("window", 1200));
    BoardFit reference =
        new FitJudge(RuntimeCatalogue.load())
            .judge(
                ModelDemand.of(model("gesture_ptfc")),
                RuntimeChoice.parse("tflite_micro_2026_08")
                    .in(boards)
                    .find("nano33ble_sense_rev2")
                    .orElseThrow());
    assertThat(need(reference.ram(), "arena")).isEqualTo(Need.exactly("arena", 1248));
  }

  @Test
  @DisplayName("takes an arena between activations and bound on processors that were not measured")
  void bound() throws IOException {
    Need arena = need(fit("esp32s3_devkit", "ds_cnn", 14000, 0).ram(), "arena");
    assertThat(arena.atLeast()).isLessThan(24496);
    assertThat(arena.atMost().orElseThrow()).isGreaterThan(24496);
  }

  /**
   * Flash of code and constants that whole sketches took with Arduino's own library of 2023-12, of
   * the same kernels: -Os, GCC 12.2, Cortex-M4F, every type registered.
   */
  @ParameterizedTest
  @CsvSource({
    "gesture_ptfc, 38292",
    "conv1d_ptfc, 59644",
    "ds_cnn_ptfc, 67224",
    "resnet8_ptfc, 63792"
  })
  @DisplayName("takes as much code as whole sketches did, within the range")
  void code(String model, int measured) throws IOException {
    Need library = need(fit("nano33ble_sense_rev2", model, 0, 0).flash(), "library");
    assertThat(library.atLeast()).isLessThan(measured);
    assertThat(library.atMost().orElseThrow()).isBetween((long) measured, 2L * measured);
  }

  @Test
  @DisplayName("fits the flash when the most of its code and the measured core leave room")
  void flash() throws IOException {
    BoardFit fit = fit("nano33ble_sense_rev2", "gesture_ptfc", 14104, 1200);
    assertThat(fit.flash().verdict()).isEqualTo(Verdict.FITS);
    long library = need(fit.flash(), "library").atMost().orElseThrow();
    assertThat(fit.flash().margin()).isEqualTo(983040 - 14104 - 85328 - library);
  }

  @Test
  @DisplayName("is not said to fit the RAM while what the core takes of it is not known")
  void unknown() throws IOException {
    BoardFit fit = fit("giga_r1", "gesture_ptfc", 14104, 1200);
    assertThat(fit.ram().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(fit.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(fit.obstacle())
        .isEqualTo("most flash not known of: core; most RAM not known of: core");
    Problems problems = new Problems();
    fit.check(List.of(), problems);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  @DisplayName("is refused when model, least code and core are one byte too large")
  void tooLargeForFlash() throws IOException {
    long least = fit("nano33ble_sense_rev2", "gesture_ptfc", 0, 0).flash().atLeast();
    long most = 983040 - least;
    assertThat(fit("nano33ble_sense_rev2", "gesture_ptfc", most, 0).flash().verdict())
        .isEqualTo(Verdict.UNKNOWN);
    BoardFit fit = fit("nano33ble_sense_rev2", "gesture_ptfc", most + 1, 0);
    assertThat(fit.verdict()).isEqualTo(Verdict.TOO_SMALL);
    assertThat(fit.obstacle()).startsWith("flash short of 1 bytes");
    Problems problems = new Problems();
    fit.check(List.of("giga_r1"), problems);
    assertThat(problems.list()).extracting(p -> p.id()).containsExactly("model-larger-than-flash");
    assertThat(problems.list().get(0).found()).contains("983041 bytes", "1 too many", "core 85328");
    assertThat(problems.list().get(0).nextStep()).contains("smaller model", "giga_r1");
  }

  @Test
  @DisplayName(
      "is refused when the exact arena, the window, the library and the core don't fit the RAM")
  void tooLargeForRam() throws IOException {
    long least = fit("nano33ble_sense_rev2", "ds_cnn_ptfc", 0, 0).ram().atLeast();
    BoardFit full = fit("nano33ble_sense_rev2", "ds_cnn_ptfc", 0, 262144 - least + 7);
    assertThat(full.ram().verdict()).isEqualTo(Verdict.TOO_SMALL);
    Problems problems = new Problems();
    full.check(List.of(), problems);
    assertThat(problems.list()).extracting(p -> p.id()).containsExactly("model-larger-than-ram");
    assertThat(problems.list().get(0).found()).contains("7 too many", "arena 24496", "window");
    assertThat(problems.list().get(0).nextStep()).contains("tinyml:boards");
  }

  @Test
  @DisplayName("needs a library: figures of another core are not taken for its code")
  void otherBoards() throws IOException {
    assertThat(need(fit("esp32s3_devkit", "gesture_ptfc", 1, 0).flash(), "library"))
        .isEqualTo(Need.unknown("library"));
  }

  /**
   * What avr-size says of the sketch that Arduino's builder makes of a model of the same layers,
   * with a fourth class, and what simavr says of its stack; for uno_r3 with shorter sentences, as
   * it crashes with its own.
   */
  @ParameterizedTest
  @CsvSource({"uno_r3, 1974, 121, 21030", "mega_2560, 1974, 125, 21134"})
  @DisplayName("takes of AVR what whole sketches with the C engine did, within the range")
  void engine(String board, long variables, long stack, long flash) throws IOException {
    BoardFit fit = fit(board, "gesture_ptfc", 14104, 1200);
    assertThat(need(fit.ram(), "input and output"))
        .isEqualTo(Need.exactly("input and output", 303));
    assertThat(need(fit.ram(), "arena")).isEqualTo(Need.exactly("arena", 48));
    assertThat(variables + stack).isBetween(fit.ram().atLeast(), fit.ram().atMost().orElseThrow());
    Need frames = need(fit.ram(), "stack");
    assertThat(stack).isBetween(frames.atLeast(), frames.atMost().orElseThrow());
    assertThat(flash).isBetween(fit.flash().atLeast(), fit.flash().atMost().orElseThrow());
  }

  @Test
  @DisplayName("fits 8 KB of RAM with the C engine, and is refused for 2 KB, in which it crashes")
  void avr() throws IOException {
    assertThat(fit("mega_2560", "gesture_ptfc", 14104, 1200).verdict()).isEqualTo(Verdict.FITS);
    BoardFit uno = fit("uno_r3", "gesture_ptfc", 14104, 1200);
    assertThat(uno.flash().verdict()).isEqualTo(Verdict.FITS);
    assertThat(uno.verdict()).isEqualTo(Verdict.TOO_SMALL);
    Problems problems = new Problems();
    uno.check(List.of("mega_2560"), problems);
    assertThat(problems.list()).extracting(p -> p.id()).containsExactly("model-larger-than-ram");
    assertThat(problems.list().get(0).found()).contains("stack at least", "window 1200");
  }

  @Test
  @DisplayName("names the layer that the C engine doesn't compute")
  void engineRefuses() throws IOException {
    String file = "src/test/resources/fixtures/types/float32/model.tflite";
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(Path.of(file)));
    ModelDemand floats =
        ModelDemand.of(new DeviceModel(bytes, new TfliteReader().read("float32", bytes)));
    BoardFit fit = judge.judge(floats, boards.find("mega_2560").orElseThrow());
    assertThat(fit.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(fit.obstacle()).contains("the C engine can't run operator CONV_2D, layer \"");
  }

  @Test
  @DisplayName("whose constants AVR can't reach is refused for it")
  void farConstants() throws IOException {
    assertThat(fit("mega_2560", "resnet8_ptfc", 0, 0).refusal().orElseThrow())
        .startsWith("loads of AVR reach 64 KB of flash");
    assertThat(fit("nucleo_f446re", "resnet8_ptfc", 0, 0).refusal()).isEmpty();
  }

  @Test
  @DisplayName("whose scales are damaged is refused for the C engine, as any other it can't run")
  void damagedScale() throws IOException {
    DeviceModel whole = model("gesture_ptfc");
    float scale =
        whole.structure().inputTensors().get(0).spec().quantization().orElseThrow().scales().get(0);
    ByteBuffer file = ByteBuffer.wrap(whole.bytes().toArray()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < file.limit() - 4; i += 4) {
      if (file.getFloat(i) == scale) {
        file.putFloat(i, 1e30f);
      }
    }
    ModelBytes bytes = new ModelBytes(file.array());
    DeviceModel damaged = new DeviceModel(bytes, new TfliteReader().read("damaged", bytes));
    BoardFit fit = judge.judge(ModelDemand.of(damaged), boards.find("mega_2560").orElseThrow());
    assertThat(fit.refusal()).contains("the C engine can't run scales and shapes of the model");
  }

  @Test
  @DisplayName("is not told for a board of which nobody knows how much memory it has")
  void unknownMemory(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("teensy_41.json"), "{\"memory\": null}");
    Board board = BoardCatalogue.load(folder).find("teensy_41").orElseThrow();
    assertThat(
            judge.judge(new ModelDemand(model("gesture_ptfc"), 1 << 29, 1 << 29), board).obstacle())
        .contains("flash of the board not known");
  }
}

package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.ModelDemand;
import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The list of boards")
class BoardListingTest {
  private final RuntimeCatalogue runtimes = RuntimeCatalogue.load();

  @TempDir Path folder;
  private List<Board> boards;

  @BeforeEach
  void forgetMemory() throws IOException {
    Files.writeString(folder.resolve("teensy_41.json"), "{\"memory\": null}");
    boards = BoardCatalogue.load(folder).boards();
  }

  private BoardListing listing(long modelBytes) {
    return new BoardListing(
        boards,
        runtimes.profiles(),
        new FitJudge(runtimes)
            .judge(
                new ModelDemand(
                    new DeviceModel(
                        GestureFixture.model().deviceModel(),
                        new TfliteReader().read("gesture", GestureFixture.model().deviceModel())),
                    modelBytes,
                    1200),
                boards));
  }

  @Test
  @DisplayName(
      "has a line per board, a question mark for what is not known, and what is in the way")
  void text() {
    List<String> lines = listing(2_000_000).text();
    assertThat(lines)
        .anySatisfy(
            line -> assertThat(line).matches("teensy_41 .*\\| 600 .*\\| \\? .*\\| -.*engine"))
        .anySatisfy(
            line ->
                assertThat(line).matches("nano33ble_sense_rev2 .*too small .*flash short of .*"));
    assertThat(new BoardListing(boards, runtimes.profiles(), List.of()).text())
        .noneSatisfy(line -> assertThat(line).contains("verdict"));
  }

  @Test
  @DisplayName("says the same as JSON, and leaves out what is not known")
  void json() throws JsonSyntaxException {
    byte[] text = listing(1).json().getBytes(StandardCharsets.UTF_8);
    JsonCursor json = JsonCursor.root("json", new JsonReader().read(text));
    assertThat(json.get("boards").elements()).hasSameSizeAs(boards);
    JsonCursor teensy =
        json.get("boards").elements().stream()
            .filter(board -> board.get("id").asString().equals("teensy_41"))
            .findFirst()
            .orElseThrow();
    assertThat(teensy.names()).contains("clockMHz").doesNotContain("flashBytes", "ramBytes");
    assertThat(json.get("fits").elements())
        .extracting(fit -> fit.get("verdict").asString())
        .contains("unknown");
  }
}

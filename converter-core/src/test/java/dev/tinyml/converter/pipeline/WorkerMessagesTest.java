package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a worker tells its parent")
class WorkerMessagesTest {
  @TempDir private Path folder;

  private final List<String> heard = new ArrayList<>();
  private final StageListener listener =
      new StageListener() {
        @Override
        public void started(String stage) {
          heard.add("> " + stage);
        }

        @Override
        public void finished(String stage, String found, StageCost cost) {
          heard.add(stage + " | " + found + " | " + cost.elapsed().toMillis() + memory(cost));
        }
      };

  private static String memory(StageCost cost) {
    return cost.peakMemory().isPresent() ? " | " + cost.peakMemory().getAsLong() : "";
  }

  @Test
  @DisplayName("problems arrive as they were, of every kind")
  void problems() throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (ProblemKind kind : ProblemKind.values()) {
      problems.add(new Problem("id-" + kind.ordinal(), kind, "ebene \"é\"", "f", "e", "n"));
    }
    Path file = folder.resolve("answer.json");
    new WorkerAnswer(problems).write(file);
    assertThat(WorkerAnswer.read(file).problems()).isEqualTo(problems);
    new WorkerAnswer(List.of()).write(file);
    assertThat(WorkerAnswer.read(file).problems()).isEmpty();
  }

  @Test
  @DisplayName("an answer that was cut off is no success")
  void cutOff() throws IOException {
    Path file = folder.resolve("answer.json");
    new WorkerAnswer(List.of()).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int end = 0; end < whole.length - 2; end++) {
      Files.write(file, Arrays.copyOf(whole, end));
      assertThatThrownBy(() -> WorkerAnswer.read(file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("stages are heard once each, in order, whatever text they hold")
  void progress() throws IOException {
    Path file = folder.resolve("progress.txt");
    ProgressWriter writer = new ProgressWriter(file);
    ProgressReader reader = new ProgressReader(file, listener);
    reader.poll();
    assertThat(reader.currentStage()).isEqualTo("Start");
    writer.started("Read model");
    reader.poll();
    reader.poll();
    writer.finished(
        "Read model",
        "two\tfields\nand \ud800 lines",
        new StageCost(Duration.ofMillis(12), OptionalLong.of(99)));
    writer.started("Build graph");
    reader.poll();
    assertThat(heard)
        .containsExactly(
            "> Read model", "Read model | two fields and ? lines | 12 | 99", "> Build graph");
    assertThat(reader.currentStage()).isEqualTo("Build graph");
  }

  @Test
  @DisplayName("a line is heard when it is whole, even if it comes byte by byte")
  void tornLines() throws IOException {
    Path whole = folder.resolve("whole.txt");
    ProgressWriter writer = new ProgressWriter(whole);
    writer.started("Prüfen");
    writer.finished("Prüfen", "größer", new StageCost(Duration.ofMillis(3), OptionalLong.empty()));
    Path torn = folder.resolve("torn.txt");
    ProgressReader reader = new ProgressReader(torn, listener);
    for (byte b : Files.readAllBytes(whole)) {
      Files.write(torn, new byte[] {b}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      reader.poll();
    }
    assertThat(heard).containsExactly("> Prüfen", "Prüfen | größer | 3");
  }

  @Test
  @DisplayName("lines of another form are passed over")
  void otherLines() throws IOException {
    Path file = folder.resolve("progress.txt");
    Files.write(
        file,
        "\nstarted\nfinished\ta\nsomething\telse\nstarted\tReal\n"
            .getBytes(StandardCharsets.UTF_8));
    new ProgressReader(file, listener).poll();
    assertThat(heard).containsExactly("> Real");
  }
}

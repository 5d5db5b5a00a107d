package dev.tinyml.converter.savedmodel;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A SavedModel damaged at random")
class DamagedSavedModelTest {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 250);

  @TempDir private Path folder;

  private final SavedModelReader reader = new SavedModelReader();

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "models/control_flow, saved_model.pb, 1",
    "zoo/lstm_stack, saved_model.pb, 2",
    "models/version_one_reference, saved_model.pb, 3",
    "models/twins, variables/variables.index, 4",
    "models/twins, variables/variables.data-00000-of-00001, 5",
  })
  @DisplayName("is refused or read, and nothing else happens")
  void damaged(String name, String file, int seed) throws IOException {
    ModelFolder copy = ModelFolder.of(name).copyTo(folder.resolve("copy"));
    byte[] sound = Files.readAllBytes(copy.file(file));
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Files.write(copy.file(file), damage(sound, random));
      if (refuses(copy.path())) {
        refused++;
      }
    }
    assertThat(refused).isBetween(ROUNDS / 20, ROUNDS);
  }

  private boolean refuses(Path path) {
    return assertTimeoutPreemptively(
        ofSeconds(10),
        () -> {
          try {
            reader.read(path, "serving_default");
            return false;
          } catch (ProblemException e) {
            return true;
          }
        });
  }

  private static byte[] damage(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int position = random.nextInt(damaged.length);
      switch (random.nextInt(3)) {
        case 0 -> damaged[position] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[position] = (byte) 0xff;
        default -> damaged[position] = (byte) random.nextInt();
      }
    }
    return random.nextInt(10) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }
}

package dev.tinyml.converter.source.keras;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.ModelReader;
import dev.tinyml.converter.source.SourceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive damaged at random")
class DamagedArchiveTest {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 250);
  private static final Set<String> SUPPORTED = Set.of("Dense", "Dropout", "BatchNormalization");

  private static final Set<String> ALL = StandardLayers.emitters().types();

  @TempDir private Path folder;

  private final KerasModelReader reader = new KerasModelReader();

  @Test
  @DisplayName("is refused when its bytes are changed: each is covered by a check")
  void damagedZip() throws IOException {
    byte[] sound = Files.readAllBytes(Fixtures.model("small"));
    SourceModel expected = reader.read(Fixtures.model("small"), SUPPORTED);
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(sound, random);
      Path file = Files.write(folder.resolve("damaged.keras"), damaged);
      if (refuses(file, expected)) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
  }

  @Test
  @DisplayName("inside its HDF5 file is refused or loads, and nothing else happens")
  void damagedWeights() throws IOException {
    Map<String, byte[]> entries = ArchiveEditor.entries(Fixtures.model("small"));
    byte[] sound = entries.get("model.weights.h5");
    Random random = new Random(2);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      entries.put("model.weights.h5", damage(sound, random));
      if (refuses(ArchiveEditor.write(folder.resolve("damaged.keras"), entries), null)) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, ROUNDS - 1);
  }

  @Test
  @DisplayName("inside its configuration is refused or loads, and nothing else happens")
  void damagedConfig() throws IOException {
    Map<String, byte[]> entries = ArchiveEditor.entries(Fixtures.model("branches"));
    byte[] sound = entries.get("config.json");
    Random random = new Random(3);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      entries.put("config.json", damage(sound, random));
      if (refuses(ArchiveEditor.write(folder.resolve("damaged.keras"), entries), null)) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, ROUNDS - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "composed/k3_15_nested/model.h5",
        "composed/k2_21_functions/model.h5",
        "zoo-versions/k3_9_2_rnn/model.h5",
        "zoo-versions/k2_13_1_slash_names/model.h5"
      })
  @DisplayName("as HDF5 file is refused or loads, and nothing else happens")
  void damagedHdf5(String name) throws IOException {
    damagedWhole(Path.of("src/test/resources").resolve(name), new KerasH5Reader(), 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"composed/k3_15_nested", "composed/k2_21_recurrent"})
  @DisplayName("of nested models and wrappers is refused or loads, and nothing else happens")
  void damagedNested(String name) throws IOException {
    Path sound = Path.of("src/test/resources").resolve(name).resolve("model.keras");
    for (String entry : List.of("config.json", "model.weights.h5")) {
      Map<String, byte[]> entries = ArchiveEditor.entries(sound);
      byte[] content = entries.get(entry);
      Random random = new Random(5);
      for (int round = 0; round < ROUNDS; round++) {
        entries.put(entry, damage(content, random));
        Path file = ArchiveEditor.write(folder.resolve("damaged.keras"), entries);
        refuses(reader, file, ALL, null);
      }
    }
  }

  private void damagedWhole(Path file, ModelReader formatReader, long seed) throws IOException {
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path damaged = Files.write(folder.resolve("damaged"), damage(sound, random));
      if (refuses(formatReader, damaged, ALL, null)) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, ROUNDS - 1);
  }

  /** Whether a file is refused; when it loads, it must give what is expected. */
  private boolean refuses(Path file, SourceModel expected) {
    return refuses(reader, file, SUPPORTED, expected);
  }

  private static boolean refuses(
      ModelReader reader, Path file, Set<String> supported, SourceModel expected) {
    return assertTimeoutPreemptively(
        ofSeconds(10),
        () -> {
          try {
            SourceModel model = reader.read(file, supported);
            if (expected != null) {
              assertThat(model.outputs()).isEqualTo(expected.outputs());
              assertThat(model.calls().stream().map(c -> c.layer().weights()))
                  .isEqualTo(expected.calls().stream().map(c -> c.layer().weights()).toList());
            }
            return false;
          } catch (ProblemException e) {
            return true;
          }
        });
  }

  private static byte[] damage(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    int changes = 1 + random.nextInt(4);
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

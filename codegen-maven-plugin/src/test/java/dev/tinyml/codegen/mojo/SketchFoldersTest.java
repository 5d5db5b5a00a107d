package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Sketches in the output folder")
class SketchFoldersTest {
  private static final String BOARD = "nano33ble_sense_rev2";

  @TempDir private Path folder;

  @Test
  @DisplayName("The one that was generated for a board is found; files beside it don't matter")
  void found() throws IOException {
    SketchFolders folders = new SketchFolders(folder);
    Path sketch = folders.sketch(BOARD, "gesture");
    Files.createDirectories(sketch);
    Files.createFile(sketch.resolveSibling("gesture.files"));

    assertThat(sketch).isEqualTo(folder.resolve("sketches").resolve(BOARD).resolve("gesture"));
    assertThat(folders.find(BOARD)).isEqualTo(sketch);
  }

  @Test
  @DisplayName("None, and several of them, are refused with the goal that makes one")
  void missingOrSeveral() throws IOException {
    SketchFolders folders = new SketchFolders(folder);
    refused(folders, "no such folder");

    Files.createDirectories(folder.resolve("sketches").resolve(BOARD));
    refused(folders, "0 sketches");

    Files.createDirectories(folders.sketch(BOARD, "gesture"));
    Files.createDirectories(folders.sketch(BOARD, "older"));
    refused(folders, "2 sketches");
  }

  private static void refused(SketchFolders folders, String found) {
    assertThatThrownBy(() -> folders.find(BOARD))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("sketch-missing", found, "tinyml:generate", "<boards>");
  }
}

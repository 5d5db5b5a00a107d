package dev.tinyml.it.toolchain;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs in a list of folders, the first one wins. Immutable. */
public final class ToolLocator {
  private final List<Path> folders;

  /**
   * @param folders where to look, in order
   */
  public ToolLocator(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Looks where the shell would: in the folders of {@code PATH}. */
  public static ToolLocator ofEnvironment() {
    List<Path> folders = new ArrayList<>();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    return new ToolLocator(folders);
  }

  /** The program's file, when there is one that may be run; a file that isn't run where it lies. */
  public Optional<Path> find(Tool tool) {
    if (!tool.runs()) {
      return Optional.of(Path.of(tool.program())).filter(Files::isReadable);
    }
    return folders.stream()
        .map(folder -> folder.resolve(tool.program()))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * The program's file.
   *
   * @throws IllegalStateException when it isn't here; tests that need it say so with {@link
   *     RequiresTools}
   */
  public Path get(Tool tool) {
    return find(tool)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    tool.program() + " is not installed (Debian: " + tool.debianPackage() + ")"));
  }
}

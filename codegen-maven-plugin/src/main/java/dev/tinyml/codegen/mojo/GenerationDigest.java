package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** One number for everything that generated sketches depend on. */
final class GenerationDigest {
  private final Versions versions;

  GenerationDigest(Versions versions) {
    this.versions = versions;
  }

  /**
   * The digest.
   *
   * @param boards to generate for
   * @param templates the user's; need not exist
   * @param javaPackage of the companion; empty for none
   */
  String of(
      ManifestFile manifests, List<Board> boards, Path templates, Optional<String> javaPackage) {
    StringJoiner text = new StringJoiner("\n");
    text.add(versions.tinyml());
    text.add(FileDigest.sha256(manifests.toText().getBytes(StandardCharsets.UTF_8)));
    boards.forEach(board -> text.add("board " + board));
    text.add("package " + javaPackage.orElse(""));
    if (Files.isDirectory(templates)) {
      try (Stream<Path> files = Files.walk(templates)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          text.add(
              "template "
                  + templates.relativize(file)
                  + " "
                  + FileDigest.sha256(Files.readAllBytes(file)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + templates, e);
      }
    }
    return FileDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}

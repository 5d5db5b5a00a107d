package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.Versions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

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
   * @param templates the user's
   * @param javaPackage of the companion; empty for none
   */
  String of(
      ManifestFile manifests,
      List<Board> boards,
      UserTemplates templates,
      Optional<String> javaPackage) {
    StringJoiner text = new StringJoiner("\n");
    text.add(versions.tinyml());
    text.add(FileDigest.sha256(manifests.toText().getBytes(StandardCharsets.UTF_8)));
    boards.forEach(board -> text.add("board " + board));
    text.add("package " + javaPackage.orElse(""));
    templates.fingerprint().forEach(text::add);
    return FileDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}

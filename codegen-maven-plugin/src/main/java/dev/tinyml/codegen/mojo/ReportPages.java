package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.report.VariantVerdict;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.verify.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The reports beside a conversion, a page for each model; each page tells of the others too. */
final class ReportPages {
  private final ConversionFiles files;
  private final List<Board> boards;

  /**
   * @param boards to hold the models against
   */
  ReportPages(ConversionFiles files, List<Board> boards) {
    this.files = files;
    this.boards = List.copyOf(boards);
  }

  /** Where the page of the first model lies, which leads to the others. */
  Path path() {
    return new ReportPage(files, Optional.empty(), boards).path();
  }

  /**
   * Makes the pages tell of a conversion.
   *
   * @return whether any had to be written
   */
  boolean update(ManifestFile file, Gate gate) {
    List<VariantVerdict> models =
        file.manifests().stream().map(m -> new VariantVerdict(m, gate.judge(m))).toList();
    boolean written = false;
    for (VariantVerdict model : models) {
      written |=
          new ReportPage(files, model.manifest().variant(), boards)
              .update(model.manifest(), model.verdict(), models.size() > 1 ? models : List.of());
    }
    return written;
  }

  /** Deletes the pages of models that a newer conversion no longer makes. */
  void delete(ManifestFile former, ManifestFile newer) {
    for (ConversionManifest manifest : former.others()) {
      ReportPage page = new ReportPage(files, manifest.variant(), boards);
      boolean kept =
          newer.others().stream()
              .anyMatch(m -> new ReportPage(files, m.variant(), boards).path().equals(page.path()));
      if (!kept) {
        delete(page.path());
        delete(page.plan());
        delete(page.fits());
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + file, e);
    }
  }
}

package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Collects a sketch's files, ours first; a user's own must not have the name of another. */
final class SketchFiles {
  private final Problems problems;
  private final List<GeneratedFile> files = new ArrayList<>();

  /** Who made a file, by its path as a file system sees it that ignores case. */
  private final Map<String, String> makers = new HashMap<>();

  /**
   * @param problems that take note of names that can't be
   */
  SketchFiles(Problems problems) {
    this.problems = problems;
  }

  /** Adds a file of ours. */
  void add(String path, String text) {
    makers.put(path.toLowerCase(Locale.ROOT), "the sketch's own file " + path);
    files.add(GeneratedFile.text(path, text));
  }

  /** Adds a user's file with rendered text. */
  void addExtra(ExtraFile extra, String text) {
    addExtra(extra, () -> GeneratedFile.text(extra.path(), text));
  }

  /** Adds a user's file as it is. */
  void addExtra(ExtraFile extra, byte[] content) {
    addExtra(extra, () -> GeneratedFile.binary(extra.path(), content));
  }

  private void addExtra(ExtraFile extra, Supplier<GeneratedFile> file) {
    String other = makers.putIfAbsent(extra.path().toLowerCase(Locale.ROOT), extra.origin());
    if (other != null) {
      problems.add(
          "extra-file-name-taken",
          ProblemKind.CONFIGURATION,
          extra.origin(),
          "the name " + extra.path() + ", which is also that of " + other,
          "a name that no other file of the sketch has, in whatever case",
          "rename it; to replace a file of ours, replace its template, see tinyml:templates");
      return;
    }
    try {
      files.add(file.get());
    } catch (IllegalArgumentException e) {
      problems.add(
          "extra-file-name-invalid",
          ProblemKind.CONFIGURATION,
          extra.origin(),
          "the name \"" + extra.path() + "\"",
          "names that all file systems take, without colons, backslashes and control characters",
          "rename the file");
    }
  }

  /** All files. */
  GeneratedTree tree() {
    return GeneratedTree.of(files);
  }
}

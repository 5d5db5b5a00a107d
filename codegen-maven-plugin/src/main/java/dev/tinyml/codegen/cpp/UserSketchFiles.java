package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.codegen.template.UserFile;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a user's files do to sketches: templates in place of ours, and files of their own. The
 * project's go before those of jars, and a board's before those for all boards. Immutable once
 * read.
 */
final class UserSketchFiles {
  private static final String TEMPLATE_EXTENSION = ".ftl";

  /** From the one that wins to the one that loses. */
  private final List<Map<UserFilePlace, UserFile>> layers = new ArrayList<>();

  private UserSketchFiles() {}

  /**
   * Finds out what each file is for.
   *
   * @param boardIds the folders that there may be
   * @throws dev.tinyml.converter.problem.ProblemException naming every file that is for nothing
   */
  static UserSketchFiles of(UserTemplates templates, List<String> boardIds) {
    UserSketchFiles all = new UserSketchFiles();
    Problems problems = new Problems();
    for (SortedMap<String, UserFile> layer : templates.layers()) {
      Map<UserFilePlace, UserFile> byPlace = new HashMap<>();
      for (UserFile file : layer.values()) {
        UserFilePlace.of(file.path(), boardIds)
            .ifPresentOrElse(
                place -> {
                  check(place, file, problems);
                  byPlace.put(place, file);
                },
                () -> unknownFolder(file, boardIds, problems));
      }
      all.layers.add(byPlace);
    }
    problems.throwIfAny();
    return all;
  }

  private static void check(UserFilePlace place, UserFile file, Problems problems) {
    if (!place.extra() && SketchTemplate.find(place.name()).isEmpty()) {
      problems.add(
          "template-overrides-nothing",
          ProblemKind.CONFIGURATION,
          file.origin(),
          "no template has this name",
          "one of " + String.join(", ", SketchTemplate.fileNames()),
          "rename the file, or put a file of your own into the folder " + UserFilePlace.EXTRA);
    }
    if (place.name().endsWith(TEMPLATE_EXTENSION) && text(file).isEmpty()) {
      problems.add(
          "template-not-utf8",
          ProblemKind.CONFIGURATION,
          file.origin(),
          "bytes that are not UTF-8",
          "text in UTF-8",
          "save the file as UTF-8");
    }
  }

  private static void unknownFolder(UserFile file, List<String> boardIds, Problems problems) {
    problems.add(
        "template-folder-unknown",
        ProblemKind.CONFIGURATION,
        file.origin(),
        "the path \"" + file.path() + "\", whose folder is no board's",
        "a folder named "
            + UserFilePlace.EXTRA
            + ", for files of your own, or "
            + String.join(", ", boardIds),
        "rename the folder, or remove it");
  }

  private static Optional<String> text(UserFile file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.content())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static TemplateSource source(UserFile file) {
    return new TemplateSource(file.origin(), text(file).orElseThrow(), true);
  }

  /** The user's template for a board, if there is one. */
  Optional<TemplateSource> find(String board, SketchTemplate template) {
    for (Map<UserFilePlace, UserFile> layer : layers) {
      for (Optional<String> whose : List.of(Optional.of(board), Optional.<String>empty())) {
        UserFile file = layer.get(new UserFilePlace(whose, false, template.fileName()));
        if (file != null) {
          return Optional.of(source(file));
        }
      }
    }
    return Optional.empty();
  }

  /** The files that a user adds to a board's sketch. */
  List<ExtraFile> extras(String board) {
    SortedMap<String, UserFile> byPath = new TreeMap<>();
    for (Map<UserFilePlace, UserFile> layer : layers) {
      addAbsent(layer, Optional.of(board), byPath);
      addAbsent(layer, Optional.empty(), byPath);
    }
    return byPath.entrySet().stream()
        .map(entry -> extra(entry.getKey(), entry.getValue()))
        .collect(Collectors.toList());
  }

  private static void addAbsent(
      Map<UserFilePlace, UserFile> layer,
      Optional<String> board,
      SortedMap<String, UserFile> byPath) {
    layer.forEach(
        (place, file) -> {
          if (place.extra() && place.board().equals(board)) {
            byPath.putIfAbsent(place.name(), file);
          }
        });
  }

  private static ExtraFile extra(String path, UserFile file) {
    return path.endsWith(TEMPLATE_EXTENSION)
        ? new ExtraFile.Rendered(
            path.substring(0, path.length() - TEMPLATE_EXTENSION.length()), source(file))
        : new ExtraFile.Copied(path, file);
  }
}

package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A user's templates: for all boards, and for single ones, which win. Immutable once read. */
final class TemplateOverrides {
  private static final long MAX_SIZE = 1 << 20;
  private static final String ALL_BOARDS = "";

  private final Map<String, Map<SketchTemplate, TemplateSource>> byBoard = new HashMap<>();

  private TemplateOverrides() {}

  static TemplateOverrides none() {
    return new TemplateOverrides();
  }

  /**
   * Reads all templates in a directory. Names that begin with a dot are left alone.
   *
   * @param directory need not exist
   * @param boardIds the folders that it may have
   * @throws ProblemException naming every file and folder that overrides nothing
   */
  static TemplateOverrides read(Path directory, List<String> boardIds) {
    TemplateOverrides overrides = new TemplateOverrides();
    if (!Files.exists(directory)) {
      return overrides;
    }
    Problems problems = new Problems();
    for (Path entry : list(directory)) {
      String name = entry.getFileName().toString();
      if (!Files.isDirectory(entry)) {
        overrides.add(ALL_BOARDS, entry, problems);
      } else if (boardIds.contains(name)) {
        list(entry).forEach(file -> overrides.add(name, file, problems));
      } else {
        problems.add(
            "template-folder-unknown",
            ProblemKind.CONFIGURATION,
            entry.toString(),
            "a folder for the board \"" + name + "\"",
            "a folder named " + String.join(", ", boardIds),
            "rename the folder, or remove it");
      }
    }
    problems.throwIfAny();
    return overrides;
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + directory, e);
    }
  }

  private void add(String board, Path file, Problems problems) {
    Optional<SketchTemplate> template = SketchTemplate.find(file.getFileName().toString());
    if (template.isEmpty() || !Files.isRegularFile(file)) {
      problems.add(
          "template-overrides-nothing",
          ProblemKind.CONFIGURATION,
          file.toString(),
          "no template has this name",
          "one of " + String.join(", ", SketchTemplate.fileNames()),
          "rename the file, or remove it");
      return;
    }
    text(file, problems)
        .ifPresent(
            text ->
                byBoard
                    .computeIfAbsent(board, b -> new EnumMap<>(SketchTemplate.class))
                    .put(template.get(), new TemplateSource(file.toString(), text, true)));
  }

  private static Optional<String> text(Path file, Problems problems) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        problems.add(
            "template-too-large",
            ProblemKind.CONFIGURATION,
            file.toString(),
            Files.size(file) + " bytes",
            "at most " + MAX_SIZE + " bytes",
            "put a template there, not the generated file");
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      problems.add(
          "template-not-utf8",
          ProblemKind.CONFIGURATION,
          file.toString(),
          "bytes that are not UTF-8",
          "text in UTF-8",
          "save the file as UTF-8");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  /** The user's template for a board, if there is one. */
  Optional<TemplateSource> find(String board, SketchTemplate template) {
    return Stream.of(board, ALL_BOARDS)
        .map(key -> byBoard.getOrDefault(key, Map.of()).get(template))
        .filter(source -> source != null)
        .findFirst();
  }
}

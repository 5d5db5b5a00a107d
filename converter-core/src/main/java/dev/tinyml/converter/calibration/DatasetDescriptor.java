package dev.tinyml.converter.calibration;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a folder with a {@code dataset.json}, which names the files of a dataset with their sizes
 * and SHA-256 digests. Immutable and thread-safe.
 */
public final class DatasetDescriptor {
  /** Name of the describing file. */
  public static final String FILE_NAME = "dataset.json";

  private static final String FORMAT = "tinyml-dataset/1";

  private final JsonReader jsonReader = new JsonReader();
  private final FileLoader loader = new FileLoader();

  /**
   * Finds and verifies the files.
   *
   * @param folder that holds dataset.json and the files it names
   * @throws ProblemException when dataset.json is malformed, or a file is missing or not the one
   *     that it describes
   */
  public DatasetFiles read(Path folder) {
    JsonCursor root = parse(folder.resolve(FILE_NAME));
    JsonCursor format = root.get("format");
    if (!format.asString().equals(FORMAT)) {
      throw new ProblemException(
          new Problem(
              "dataset-format",
              ProblemKind.UNSUPPORTED,
              format.location(),
              format.asString().isBlank() ? "a blank format" : format.asString(),
              FORMAT,
              "use a version of this tool that fits the dataset, or the other way round"));
    }
    JsonCursor files = root.get("files");
    Problems problems = new Problems();
    Path samples = verify(folder, files.get("samples"), problems);
    Optional<Path> labels = optional(folder, files, "labels", problems);
    Optional<Path> targets = optional(folder, files, "targets", problems);
    Optional<Path> mean = optional(folder, files, "mean", problems);
    Optional<Path> std = optional(folder, files, "std", problems);
    Optional<Path> classNames = optional(folder, files, "classNames", problems);
    problems.throwIfAny();
    return new DatasetFiles(
        root.get("id").asString(),
        List.of(samples),
        labels,
        targets.stream().toList(),
        mean,
        std,
        classNames,
        root.findNonNull("signal").map(SignalInfo::fromJson),
        root.findNonNull("task").map(Task::fromJson));
  }

  private JsonCursor parse(Path file) {
    try {
      return JsonCursor.root("file " + file, jsonReader.read(loader.load(file, "dataset")));
    } catch (JsonSyntaxException e) {
      throw new ProblemException(
          new Problem(
              "dataset-syntax",
              ProblemKind.BROKEN_INPUT,
              "file " + file,
              "text that is not JSON: " + e.getMessage(),
              "JSON in UTF-8",
              "mend the file at this place"),
          e);
    }
  }

  private Optional<Path> optional(Path folder, JsonCursor files, String key, Problems problems) {
    return files.findNonNull(key).map(f -> verify(folder, f, problems));
  }

  private Path verify(Path folder, JsonCursor entry, Problems problems) {
    JsonCursor nameCursor = entry.get("file");
    String name = nameCursor.asString();
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_. -]*")) {
      throw new ProblemException(
          nameCursor.problem(
              "the name \"" + name + "\"", "a plain file name of letters, digits, _ . and -"));
    }
    Path file = folder.resolve(name);
    long size = entry.get("size").asLong();
    String sha256 = entry.get("sha256").asString().toLowerCase(Locale.ROOT);
    try {
      FileDigest actual = FileDigest.of(name, loader.load(file, "dataset"));
      if (actual.size() != size || !actual.sha256().equals(sha256)) {
        problems.add(
            "dataset-digest",
            ProblemKind.BROKEN_INPUT,
            "file " + file,
            actual.size() + " bytes with SHA-256 " + actual.sha256(),
            size + " bytes with SHA-256 " + sha256,
            "fetch the dataset again, or write dataset.json anew if the change was meant");
      }
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
    }
    return file;
  }
}

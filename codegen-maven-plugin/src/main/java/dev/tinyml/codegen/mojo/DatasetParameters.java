package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user configured about the calibration data: a dataset among the dependencies, a dataset's
 * folder, or single files. Components are named as the parameters.
 *
 * @param dataset id among the dependencies
 * @param datasetDirectory folder with a {@code dataset.json}
 * @param representativeData a file per model input; empty when not configured
 * @param labels only with representativeData, as are all that follow
 * @param targets a file per model output; not with labels
 * @param mean with std
 * @param std with mean
 * @param classNames text file
 * @param task what the model is for, with any source of data: {@code auto} or an id of {@link Task}
 */
record DatasetParameters(
    Optional<String> dataset,
    Optional<Path> datasetDirectory,
    List<Path> representativeData,
    Optional<Path> labels,
    List<Path> targets,
    Optional<Path> mean,
    Optional<Path> std,
    Optional<Path> classNames,
    String task) {
  /** The task that shapes and data tell. */
  static final String AUTO = "auto";

  /** Adds a problem for every pair of parameters that contradict each other. */
  void check(Problems problems) {
    List<String> sources = new ArrayList<>();
    dataset.ifPresent(id -> sources.add("<dataset>"));
    datasetDirectory.ifPresent(folder -> sources.add("<datasetDirectory>"));
    if (!representativeData.isEmpty()) {
      sources.add("<representativeData>");
    }
    if (sources.size() > 1) {
      problems.add(
          "dataset-twice",
          ProblemKind.CONFIGURATION,
          sources.get(0),
          "it is configured beside " + String.join(" and ", sources.subList(1, sources.size())),
          "one source of calibration data",
          "keep one of them");
    }
    if (!task.equals(AUTO) && Task.of(task).isEmpty()) {
      problems.add(
          "task-unknown",
          ProblemKind.CONFIGURATION,
          "<task>",
          task,
          "one of " + AUTO + ", " + Task.ids(),
          "configure one of these, or remove the parameter");
    }
    if (representativeData.isEmpty()) {
      configuredFiles().forEach(name -> withoutSamples(name, problems));
    } else if (mean.isPresent() != std.isPresent()) {
      problems.add(
          "normalization-half",
          ProblemKind.CONFIGURATION,
          mean.isPresent() ? "<mean>" : "<std>",
          mean.isPresent() ? "no <std> beside it" : "no <mean> beside it",
          "both or none",
          "configure the other one too; a mean of zeros or a std of ones changes nothing");
    }
  }

  /** Whether nothing is configured. */
  boolean isEmpty() {
    return dataset.isEmpty()
        && datasetDirectory.isEmpty()
        && representativeData.isEmpty()
        && configuredFiles().isEmpty();
  }

  private List<String> configuredFiles() {
    Map<String, Optional<Path>> files = new LinkedHashMap<>();
    files.put("<labels>", labels);
    files.put("<targets>", targets.stream().findFirst());
    files.put("<mean>", mean);
    files.put("<std>", std);
    files.put("<classNames>", classNames);
    return files.keySet().stream().filter(name -> files.get(name).isPresent()).toList();
  }

  private static void withoutSamples(String name, Problems problems) {
    problems.add(
        "representative-data-missing",
        ProblemKind.CONFIGURATION,
        name,
        "it is configured without <representativeData>",
        "the samples that it belongs to",
        "configure <representativeData>, or remove " + name + ": a dataset brings its own");
  }

  /**
   * The files.
   *
   * @param locator finds the dataset when it is one among the dependencies
   * @throws ProblemException when there is no such dataset, or it is damaged
   */
  DatasetFiles files(DatasetLocator locator) {
    if (!representativeData.isEmpty()) {
      return new DatasetFiles(
          new FileStem(representativeData.get(0)).name(),
          representativeData,
          labels,
          targets,
          mean,
          std,
          classNames,
          Optional.empty(),
          Task.of(task));
    }
    return new DatasetDescriptor()
        .read(datasetDirectory.orElseGet(() -> locator.find(dataset)))
        .with(Task.of(task));
  }
}

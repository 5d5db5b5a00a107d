package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the parts of a dataset lie.
 *
 * @param id short name of the dataset
 * @param samples a NumPy file for each input of the model, raw values, first axis is the sample
 * @param labels NumPy file of class numbers; for an autoencoder 0 for normal samples, 1 for
 *     anomalies
 * @param targets a NumPy file for each output of the model, what a regression should give, in the
 *     unit of the output; empty when unknown
 * @param mean NumPy file, with std; for models with one input
 * @param std NumPy file, with mean
 * @param classNames text file, one class per line
 * @param signal what a board has to record
 * @param task what the model is for; empty to find out by shapes and data
 */
public record DatasetFiles(
    String id,
    List<Path> samples,
    Optional<Path> labels,
    List<Path> targets,
    Optional<Path> mean,
    Optional<Path> std,
    Optional<Path> classNames,
    Optional<SignalInfo> signal,
    Optional<Task> task) {

  /** Copies the lists. */
  public DatasetFiles {
    Objects.requireNonNull(id, "id");
    samples = List.copyOf(samples);
    Objects.requireNonNull(labels, "labels");
    targets = List.copyOf(targets);
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(std, "std");
    Objects.requireNonNull(classNames, "classNames");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(task, "task");
  }

  /** A dataset without targets, whose task shapes and data tell. */
  public DatasetFiles(
      String id,
      List<Path> samples,
      Optional<Path> labels,
      Optional<Path> mean,
      Optional<Path> std,
      Optional<Path> classNames,
      Optional<SignalInfo> signal) {
    this(id, samples, labels, List.of(), mean, std, classNames, signal, Optional.empty());
  }

  /** The same files for another task, or for the same when none is given. */
  public DatasetFiles with(Optional<Task> other) {
    return new DatasetFiles(
        id, samples, labels, targets, mean, std, classNames, signal, other.or(() -> task));
  }
}

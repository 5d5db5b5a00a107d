package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.SignalInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the parts of a dataset lie.
 *
 * @param id short name of the dataset
 * @param samples a NumPy file for each input of the model, raw values, first axis is the sample
 * @param labels NumPy file of class numbers
 * @param mean NumPy file, with std; for models with one input
 * @param std NumPy file, with mean
 * @param classNames text file, one class per line
 * @param signal what a board has to record
 */
public record DatasetFiles(
    String id,
    List<Path> samples,
    Optional<Path> labels,
    Optional<Path> mean,
    Optional<Path> std,
    Optional<Path> classNames,
    Optional<SignalInfo> signal) {

  /** Copies the list. */
  public DatasetFiles {
    Objects.requireNonNull(id, "id");
    samples = List.copyOf(samples);
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(mean, "mean");
    Objects.requireNonNull(std, "std");
    Objects.requireNonNull(classNames, "classNames");
    Objects.requireNonNull(signal, "signal");
  }
}

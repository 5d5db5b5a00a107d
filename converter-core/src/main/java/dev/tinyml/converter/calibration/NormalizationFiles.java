package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and standard deviation without the samples that they were taken of.
 *
 * @param mean NumPy file; untrusted
 * @param std NumPy file; untrusted
 */
public record NormalizationFiles(Path mean, Path std) {

  /**
   * Reads both.
   *
   * @param sample shape of a sample, without batch, that they must broadcast against
   * @return with the shortest lists that repeat
   * @throws dev.tinyml.converter.problem.ProblemException with the problems of both files
   */
  public Normalization read(Shape sample) {
    Problems problems = new Problems();
    List<NormalizationReader.Named> read = new ArrayList<>();
    NpyReader reader = new NpyReader();
    problems.collect(() -> read.add(new NormalizationReader.Named("<mean>", reader.read(mean))));
    problems.collect(() -> read.add(new NormalizationReader.Named("<std>", reader.read(std))));
    problems.throwIfAny();
    Normalization normalization =
        new NormalizationReader()
            .read(
                read.get(0),
                read.get(1),
                List.of(sample, Shape.of(sample.elementCount())),
                problems);
    problems.throwIfAny();
    return normalization;
  }
}

package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one pass over a dataset gathers, in memory that grows with the size of a sample and by some
 * bytes per sample. Immutable for those who read it.
 */
final class DatasetScan {
  private final Dataset dataset;
  private final CalibrationSplit split;
  private final List<Optional<InputScan>> inputs = new ArrayList<>();
  private final DuplicateScan duplicates;

  /**
   * Reads all samples.
   *
   * @param tokenInputs numbers of the inputs whose values are names rather than quantities
   */
  DatasetScan(Dataset dataset, CalibrationSplit split, Set<Integer> tokenInputs) {
    this.dataset = dataset;
    this.split = split;
    duplicates = new DuplicateScan(dataset);
    for (int input = 0; input < dataset.inputCount(); input++) {
      String subject = dataset.inputCount() == 1 ? "the input" : "input " + input + " of the model";
      inputs.add(
          tokenInputs.contains(input)
              ? Optional.empty()
              : Optional.of(new InputScan(subject, Channels.of(dataset, input))));
    }
    split.calibration().forEach(sample -> add(sample, true));
    split.heldOut().forEach(sample -> add(sample, false));
  }

  private void add(int sample, boolean representative) {
    List<FloatTensor> values = dataset.normalized(sample);
    duplicates.add(sample, representative, values);
    // What an anomaly looks like says nothing about ranges and normalization.
    if (isAnomaly(sample)) {
      return;
    }
    for (int input = 0; input < values.size(); input++) {
      float[] array = values.get(input).toArray();
      inputs
          .get(input)
          .ifPresent(
              scan -> {
                if (representative) {
                  scan.addRepresentative(sample, array);
                } else {
                  scan.addHeldOut(array);
                }
              });
    }
  }

  private boolean isAnomaly(int sample) {
    return dataset.task().equals(Optional.of(Task.AUTOENCODER))
        && dataset.label(sample).orElse(0) != 0;
  }

  Dataset dataset() {
    return dataset;
  }

  CalibrationSplit split() {
    return split;
  }

  /** Inputs whose values are quantities, in the model's order. */
  List<InputScan> inputs() {
    return inputs.stream().flatMap(Optional::stream).toList();
  }

  DuplicateScan duplicates() {
    return duplicates;
  }
}

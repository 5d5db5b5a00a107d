package dev.tinyml.converter.blame;

import java.util.Optional;

/** Channels that never change cost memory and time, and spoil equalization. */
final class DeadChannels implements Symptom {
  private static final double MANY = 0.25;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    RangeFacts range = patient.sums().range();
    int dead = range.constantChannels();
    return range.channels() < 2 || dead < MANY * range.channels()
        ? Optional.empty()
        : Optional.of(
            new Diagnosis(
                dead + " of its " + range.channels() + " channels never change",
                "train the layer with fewer channels, or a lower learning rate"));
  }
}

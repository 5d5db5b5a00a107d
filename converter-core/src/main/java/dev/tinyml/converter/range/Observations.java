package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all activations of a float model held while the representative samples ran: enough for every
 * {@link CalibrationMethod}. Immutable.
 *
 * @param samples number of samples
 * @param tensors by place; tensors that never held a value are left out, but for hidden states of
 *     LSTMs, whose bounds are known
 * @param unclipped places whose whole range has to be kept whatever the method
 */
public record Observations(
    int samples, SortedMap<TensorPlace, TensorObservation> tensors, Set<TensorPlace> unclipped) {

  /** Copies map and set. */
  public Observations {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    unclipped = Collections.unmodifiableSortedSet(new TreeSet<>(unclipped));
  }

  /** The same with more tensors that keep their range. */
  public Observations keeping(Set<TensorPlace> more) {
    Set<TensorPlace> places = new TreeSet<>(unclipped);
    places.addAll(more);
    return new Observations(samples, tensors, places);
  }

  /** Smallest and largest value of each tensor. */
  public SortedMap<TensorPlace, ActivationRange> ranges() {
    SortedMap<TensorPlace, ActivationRange> ranges = new TreeMap<>();
    tensors.forEach((place, observation) -> ranges.put(place, observation.range()));
    return ranges;
  }
}

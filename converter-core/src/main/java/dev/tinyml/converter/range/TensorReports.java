package dev.tinyml.converter.range;

import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.ActivationPairs;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells what is known about every observed activation: its values, the range that it got, and how
 * much of other samples that range cuts off. Immutable and thread-safe.
 */
public final class TensorReports {
  private final SaturationMeter meter;
  private final LinearHistogram linear = new LinearHistogram();

  /** Measures on all processors. */
  public TensorReports() {
    this(new SaturationMeter());
  }

  /**
   * @param meter measures what ranges cut off
   */
  public TensorReports(SaturationMeter meter) {
    this.meter = meter;
  }

  /**
   * A report per activation whose values were seen, in the order of their places. Low and high are
   * what the device's tensor can hold, which is not what was chosen where the quantizer has a scale
   * of its own, for the result of a SOFTMAX for one; they are the chosen range with zero in it
   * where the device's model has no such tensor. A value counts as saturated when it is cut off by
   * more than half a step.
   *
   * @param model the float model that was observed
   * @param observations what was observed
   * @param ranges chosen for its activations
   * @param device the model that was quantized with them
   * @param heldOut normalized samples that did not calibrate, per model input; without any there is
   *     no saturation
   */
  public List<TensorReport> make(
      FloatTfliteModel model,
      Observations observations,
      SortedMap<TensorPlace, ActivationRange> ranges,
      DeviceModel device,
      Iterable<List<FloatTensor>> heldOut) {
    SortedMap<TensorPlace, QuantizedRange> quantized = quantized(model.structure(), device);
    SortedMap<TensorPlace, QuantizedRange> kept = new TreeMap<>();
    observations
        .tensors()
        .forEach(
            (place, observed) -> {
              if (observed.histogram().isPresent()) {
                QuantizedRange chosen =
                    QuantizedRange.of(ranges.getOrDefault(place, observed.range()));
                kept.put(place, quantized.getOrDefault(place, chosen));
              }
            });
    SortedMap<TensorPlace, Saturation> saturation = meter.measure(model, kept, heldOut);
    List<TensorReport> reports = new ArrayList<>();
    for (TensorPlace place : kept.keySet()) {
      TensorObservation observed = observations.tensors().get(place);
      QuantizedRange range = kept.get(place);
      Optional<Saturation> lost = Optional.ofNullable(saturation.get(place));
      reports.add(
          new TensorReport(
              place.subgraph(),
              place.tensor(),
              tensor(model.structure(), place).spec().name(),
              observed.range().min(),
              observed.range().max(),
              range.ends().min(),
              range.ends().max(),
              range.params().map(params -> (double) params.scale()),
              range.params().map(QuantizationParams::zeroPoint),
              lost.map(Saturation::share),
              lost.map(Saturation::loss),
              linear.of(observed)));
    }
    return reports;
  }

  /** Ranges in the device's model, by the places of what they stand for in the float model. */
  private static SortedMap<TensorPlace, QuantizedRange> quantized(
      TfliteModel model, DeviceModel device) {
    SortedMap<TensorPlace, QuantizedRange> ranges = new TreeMap<>();
    ActivationPairs.of(model, device.structure())
        .floatByDevice()
        .forEach(
            (in, of) -> {
              TensorSpec spec = tensor(device.structure(), in).spec();
              boolean sameName = spec.name().equals(tensor(model, of).spec().name());
              QuantizedRange.of(spec)
                  .filter(range -> sameName || !ranges.containsKey(of))
                  .ifPresent(range -> ranges.put(of, range));
            });
    return ranges;
  }

  private static TfliteTensor tensor(TfliteModel model, TensorPlace place) {
    return model.subgraphs().get(place.subgraph()).tensors().get(place.tensor());
  }
}

package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Samples for a model, with labels or targets where known. All values are finite, normalized ones
 * too. Immutable and thread-safe; samples are made on demand.
 */
public final class Dataset {
  private final String id;
  private final List<NpyArray> inputs;
  private final List<Shape> sampleShapes;
  private final List<Integer> labels;
  private final Targets targets;
  private final List<String> classNames;
  private final Normalization normalization;
  private final Optional<SignalInfo> signal;
  private final Optional<Task> task;
  private final List<FileDigest> files;

  /**
   * @param inputs for each input of the model the array of its samples
   * @param sampleShapes shape of one sample for each input, without batch
   * @param labels one per sample, or none
   * @param targets of every sample, or none
   * @param classNames one per class, or none
   * @param normalization from raw to model input
   * @param task what the model is for, where known
   * @param files everything that was read
   */
  Dataset(
      String id,
      List<NpyArray> inputs,
      List<Shape> sampleShapes,
      List<Integer> labels,
      Targets targets,
      List<String> classNames,
      Normalization normalization,
      Optional<SignalInfo> signal,
      Optional<Task> task,
      List<FileDigest> files) {
    this.id = id;
    this.inputs = List.copyOf(inputs);
    this.sampleShapes = List.copyOf(sampleShapes);
    this.labels = List.copyOf(labels);
    this.targets = targets;
    this.classNames = List.copyOf(classNames);
    this.normalization = normalization;
    this.signal = signal;
    this.task = task;
    this.files = List.copyOf(files);
  }

  /** Short name. */
  public String id() {
    return id;
  }

  /** Number of samples, at least one. */
  public int sampleCount() {
    return inputs.get(0).shape().dimension(0);
  }

  /** Number of inputs of the model, at least one. */
  public int inputCount() {
    return inputs.size();
  }

  /** The shape of one sample for an input as its file gives it, without batch. */
  public Shape recordedShape(int input) {
    return inputs.get(input).shape().withoutBatch();
  }

  /** A sample as recorded, one tensor per input of the model, without batch. */
  public List<FloatTensor> raw(int sample) {
    return sample(sample, Normalization.IDENTITY);
  }

  /** A sample as the model takes it, one tensor per input of the model, without batch. */
  public List<FloatTensor> normalized(int sample) {
    return sample(sample, normalization);
  }

  /** The class of a sample; empty when the dataset has no labels. */
  public OptionalInt label(int sample) {
    return labels.isEmpty() ? OptionalInt.empty() : OptionalInt.of(labels.get(sample));
  }

  /** Whether every sample has a label. */
  public boolean hasLabels() {
    return !labels.isEmpty();
  }

  /** Whether every sample has targets. */
  public boolean hasTargets() {
    return !targets.arrays().isEmpty();
  }

  /** What the model should give for a sample, one tensor per output; empty without targets. */
  public List<FloatTensor> target(int sample) {
    return targets.of(sample);
  }

  /** What the model is for, as the user or shapes and data tell; empty when neither does. */
  public Optional<Task> task() {
    return task;
  }

  /** One name per class in the order of the model's outputs; empty when unknown. */
  public List<String> classNames() {
    return classNames;
  }

  /** How raw values become the model's input. */
  public Normalization normalization() {
    return normalization;
  }

  /** What a board has to record; empty when unknown. */
  public Optional<SignalInfo> signal() {
    return signal;
  }

  /** Everything that was read, in the order samples, labels, targets, mean, std, class names. */
  public List<FileDigest> files() {
    return files;
  }

  private List<FloatTensor> sample(int sample, Normalization applied) {
    boolean unchanged = applied.isIdentity();
    List<FloatTensor> tensors = new ArrayList<>(inputs.size());
    for (int input = 0; input < inputs.size(); input++) {
      Shape shape = sampleShapes.get(input);
      int size = shape.elementCount();
      float[] values = inputs.get(input).floats(Math.multiplyExact(sample, size), size);
      for (int i = 0; i < size && !unchanged; i++) {
        values[i] = applied.apply(values[i], i);
      }
      tensors.add(new FloatTensor(shape, values));
    }
    return tensors;
  }
}

package dev.tinyml.converter.calibration;

import dev.tinyml.converter.calibration.NormalizationReader.Named;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the files of a dataset and checks them against a model. Immutable and thread-safe. */
public final class DatasetReader {
  private final FileLoader loader = new FileLoader();
  private final NpyReader npyReader = new NpyReader();
  private final SampleChecker sampleChecker = new SampleChecker();
  private final TargetChecker targetChecker = new TargetChecker();
  private final TaskResolver taskResolver = new TaskResolver();
  private final LabelReader labelReader = new LabelReader();
  private final ClassNamesReader classNamesReader = new ClassNamesReader();
  private final NormalizationReader normalizationReader = new NormalizationReader();

  /**
   * Reads a dataset. Samples may have any shape with as many elements as the model's input takes,
   * (N, 100, 3) for 300; they are flattened row by row.
   *
   * @param files where it lies; untrusted
   * @param sampleShapes of the model's inputs, without batch
   * @param outputShapes of the model's outputs, without batch
   * @throws ProblemException with the problems of all files
   */
  public Dataset read(DatasetFiles files, List<Shape> sampleShapes, List<Shape> outputShapes) {
    checkCombination(files, sampleShapes, outputShapes);
    return new Reading(
            files,
            sampleShapes,
            outputShapes,
            taskResolver.resolve(files, sampleShapes, outputShapes))
        .read();
  }

  private static void checkCombination(
      DatasetFiles files, List<Shape> sampleShapes, List<Shape> outputShapes) {
    Problems problems = new Problems();
    String subject = "dataset " + files.id();
    if (files.samples().size() != sampleShapes.size()) {
      problems.add(
          "dataset-inputs",
          ProblemKind.CONFIGURATION,
          subject,
          files.samples().size() + " files of samples",
          sampleShapes.size() + ", one for each input of the model",
          "give the files in the order of the model's inputs");
    }
    if (!files.targets().isEmpty() && files.targets().size() != outputShapes.size()) {
      problems.add(
          "dataset-targets",
          ProblemKind.CONFIGURATION,
          subject,
          files.targets().size() + " files of targets",
          outputShapes.size() + ", one for each output of the model",
          "give the files in the order of the model's outputs");
    }
    if (files.mean().isPresent() != files.std().isPresent()) {
      problems.add(
          "dataset-normalization",
          ProblemKind.CONFIGURATION,
          subject,
          files.mean().isPresent() ? "mean without std" : "std without mean",
          "both or neither",
          "give the missing file; a mean of 0 or a std of 1 leaves values as they are");
    }
    if (files.mean().isPresent() && sampleShapes.size() > 1) {
      problems.add(
          "dataset-normalization",
          ProblemKind.UNSUPPORTED,
          subject,
          "mean and std for a model with " + sampleShapes.size() + " inputs",
          "mean and std for models with a single input",
          "give samples that are normalized already");
    }
    files.signal().ifPresent(s -> checkSignal(subject, s, sampleShapes, problems));
    problems.throwIfAny();
  }

  private static void checkSignal(
      String subject, SignalInfo signal, List<Shape> sampleShapes, Problems problems) {
    long values = (long) signal.windowLength() * signal.channels().size();
    boolean fits = sampleShapes.stream().anyMatch(s -> s.elementCount() == values);
    if (!fits || !(signal.samplingRateHz() > 0) || Double.isInfinite(signal.samplingRateHz())) {
      problems.add(
          "dataset-signal",
          ProblemKind.BROKEN_INPUT,
          subject + ", signal",
          signal.windowLength()
              + " readings of "
              + signal.channels().size()
              + " channels at "
              + signal.samplingRateHz()
              + " Hz",
          "a positive rate, and as many values as an input of the model takes: "
              + sampleShapes.stream().map(s -> "" + s.elementCount()).toList(),
          "describe the window that the model was trained with");
    }
  }

  /** One reading of one dataset. */
  private final class Reading {
    private final DatasetFiles files;
    private final List<Shape> sampleShapes;
    private final List<Shape> outputShapes;
    private final Optional<Task> task;
    private final OptionalInt classCount;
    private final Problems problems = new Problems();
    private final List<FileDigest> digests = new ArrayList<>();

    Reading(
        DatasetFiles files,
        List<Shape> sampleShapes,
        List<Shape> outputShapes,
        Optional<Task> task) {
      this.files = files;
      this.sampleShapes = sampleShapes;
      this.outputShapes = outputShapes;
      this.task = task;
      this.classCount = taskResolver.classCount(task, outputShapes);
    }

    Dataset read() {
      List<NpyArray> inputs = inputs();
      Optional<NpyArray> labels = array(files.labels());
      List<NpyArray> targets =
          files.targets().stream().flatMap(file -> array(Optional.of(file)).stream()).toList();
      Optional<NpyArray> mean = array(files.mean());
      Optional<NpyArray> std = array(files.std());
      List<String> classNames =
          files
              .classNames()
              .map(f -> classNamesReader.read(subject(f), load(f), classCount, problems))
              .orElse(List.of());
      problems.throwIfAny();

      int sampleCount = inputs.get(0).shape().dimension(0);
      List<Integer> classes =
          labels
              .map(
                  a ->
                      labelReader.read(
                          subject(files.labels().orElseThrow()),
                          a,
                          sampleCount,
                          classCount,
                          problems))
              .orElse(List.of());
      for (int i = 0; i < targets.size(); i++) {
        targetChecker.check(
            subject(files.targets().get(i)),
            targets.get(i),
            sampleCount,
            outputShapes.get(i),
            problems);
      }
      Normalization normalization =
          mean.map(m -> normalization(inputs.get(0), m, std.orElseThrow()))
              .orElse(Normalization.IDENTITY);
      for (int i = 0; i < inputs.size(); i++) {
        sampleChecker.checkValues(
            subject(files.samples().get(i)), inputs.get(i), normalization, problems);
      }
      problems.throwIfAny();
      return new Dataset(
          files.id(),
          inputs,
          sampleShapes,
          classes,
          targets.isEmpty() ? Targets.NONE : new Targets(targets, outputShapes),
          classNames,
          normalization,
          files.signal(),
          task,
          digests);
    }

    private List<NpyArray> inputs() {
      List<NpyArray> inputs = new ArrayList<>();
      for (int i = 0; i < sampleShapes.size(); i++) {
        Path file = files.samples().get(i);
        Optional<NpyArray> array = array(Optional.of(file));
        if (array.isPresent()
            && sampleChecker.checkShape(
                subject(file), array.get(), sampleShapes.get(i), problems)) {
          inputs.add(array.get());
        }
      }
      long counts = inputs.stream().map(a -> a.shape().dimension(0)).distinct().count();
      if (counts > 1) {
        problems.add(
            "dataset-inputs",
            ProblemKind.BROKEN_INPUT,
            "dataset " + files.id(),
            "inputs with " + inputs.stream().map(a -> a.shape().dimension(0)).toList() + " samples",
            "as many samples for each input",
            "save the inputs of the same recordings");
      }
      return inputs;
    }

    private Normalization normalization(NpyArray samples, NpyArray mean, NpyArray std) {
      return normalizationReader.read(
          new Named(subject(files.mean().orElseThrow()), mean),
          new Named(subject(files.std().orElseThrow()), std),
          List.of(samples.shape().withoutBatch(), sampleShapes.get(0)),
          problems);
    }

    private Optional<NpyArray> array(Optional<Path> file) {
      try {
        return file.map(f -> npyReader.parse(subject(f), load(f)));
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
        return Optional.empty();
      }
    }

    private byte[] load(Path file) {
      byte[] content = loader.load(file, "dataset");
      digests.add(FileDigest.of(file.getFileName().toString(), content));
      return content;
    }
  }

  private static String subject(Path file) {
    return "file " + file;
  }
}

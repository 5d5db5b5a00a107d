package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.CalibrationSplitter;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.graph.LayerEmitters;
import dev.tinyml.converter.interpreter.Int8Engine;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.verify.Decision;
import dev.tinyml.converter.verify.GoldenVectorMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * From a Keras model to a measured int8 model, in this process. Native code runs in it, so a
 * damaged input may end the process: builds use {@link WorkerClient}.
 */
public final class ConversionPipeline {
  /** A table of all classes against all classes stands in the manifest. */
  private static final int MOST_CLASSES = 1000;

  private final Versions versions;
  private final LayerEmitters emitters = LayerEmitters.standard();
  private final ModelReaders modelReaders = SourceFormats.standard();

  /**
   * @param versions to note in the manifest
   */
  public ConversionPipeline(Versions versions) {
    this.versions = versions;
  }

  /**
   * Converts, calibrates, quantizes and measures.
   *
   * @param request what
   * @param output an empty folder for the files
   * @param listener hears of each stage
   * @throws ProblemException when an input is not right
   */
  public ConversionManifest run(
      ConversionRequest request, ConversionFiles output, StageListener listener) {
    Stages stages = new Stages(listener);
    SourceModel source =
        stages.run(
            "Read model", () -> modelReaders.read(request.model(), emitters.types()), Summary::of);
    FrozenGraph graph =
        stages.run("Build graph", () -> new GraphBuilder(emitters).build(source), Summary::of);
    Dataset dataset =
        stages.run("Read calibration data", () -> readDataset(request, graph), Summary::of);
    CalibrationSplit split =
        stages.run(
            "Draw representative samples",
            () ->
                new CalibrationSplitter()
                    .split(
                        dataset,
                        dataset.hasLabels() ? decision(graph).classCount() : 0,
                        request.options().split()),
            s -> Summary.of(s, dataset.classNames()));
    TensorFlowLiteConverter converter =
        stages.run(
            "Load TensorFlow",
            () -> new TensorFlowLiteConverter(NativeTensorFlow.locate()),
            c -> "version " + TensorFlowLiteConverter.tensorFlowVersion());
    FloatModelConverter floatConverter = new FloatModelConverter(converter);
    FloatTfliteModel floatModel =
        stages.run("Convert to float TFLite", () -> floatConverter.convert(graph), Summary::of);
    Measurement measurement = new Measurement(request, graph, dataset, split);
    VerificationInfo floatVerified =
        stages.run(
            "Verify float TFLite", () -> measurement.floatModel(floatModel), Summary::ofFloat);
    Int8TfliteModel int8Model =
        stages.run(
            "Quantize to int8",
            () ->
                new Int8Quantizer(converter)
                    .quantize(
                        floatConverter.convertForInt8(graph),
                        split.calibration().stream().map(dataset::normalized).toList(),
                        request.options().quantize())
                    .model(),
            model -> Summary.of(model, floatModel));
    VerificationInfo verification =
        stages.run(
            "Verify int8", () -> measurement.int8Model(int8Model, floatVerified), Summary::ofInt8);
    GoldenVectors golden =
        stages.run(
            "Record golden vectors",
            () -> goldenVectors(request, dataset, split, int8Model),
            g -> g.vectors().size() + " vectors in TensorFlow Lite Micro's arithmetic");
    return stages.run(
        "Write results",
        () ->
            write(
                request,
                output,
                new ManifestFactory.Results(
                    source,
                    digest(request.model()),
                    dataset,
                    split,
                    floatModel,
                    int8Model,
                    verification,
                    golden.toText())),
        manifest -> manifest.operators().size() + " kinds of operators in the manifest");
  }

  private static Dataset readDataset(ConversionRequest request, FrozenGraph graph) {
    boolean classifies =
        request.dataset().labels().isPresent() || request.dataset().classNames().isPresent();
    if (classifies && graph.outputs().size() != 1) {
      throw new ProblemException(
          new Problem(
              "labels-several-outputs",
              ProblemKind.UNSUPPORTED,
              "dataset " + request.dataset().id(),
              "labels for a model with " + graph.outputs().size() + " outputs",
              "labels for a model with one output",
              "leave the labels out; float and int8 outputs are compared all the same"));
    }
    if (classifies && decision(graph).classCount() > MOST_CLASSES) {
      throw new ProblemException(
          new Problem(
              "labels-too-many-classes",
              ProblemKind.UNSUPPORTED,
              "dataset " + request.dataset().id(),
              "labels for a model with " + decision(graph).classCount() + " output values",
              "labels for a classifier of at most " + MOST_CLASSES + " classes",
              "leave the labels out; float and int8 outputs are compared all the same"));
    }
    return new DatasetReader()
        .read(
            request.dataset(),
            graph.inputs().stream().map(port -> port.shape().withoutBatch()).toList(),
            classifies ? OptionalInt.of(decision(graph).classCount()) : OptionalInt.empty());
  }

  /** How the only output of a classifier becomes a class. */
  static Decision decision(FrozenGraph graph) {
    GraphPort output = graph.outputs().get(0);
    return new Decision(output.shape().elementCount());
  }

  private static GoldenVectors goldenVectors(
      ConversionRequest request, Dataset dataset, CalibrationSplit split, Int8TfliteModel model) {
    List<Integer> pool = split.heldOut().isEmpty() ? split.calibration() : split.heldOut();
    List<Integer> chosen = new ArrayList<>();
    int count = Math.min(request.options().goldenVectors(), pool.size());
    for (int i = 0; i < count; i++) {
      chosen.add(pool.get((int) ((long) i * pool.size() / count)));
    }
    try (Int8Engine engine = Int8Engine.microcontroller(model)) {
      return new GoldenVectorMaker().make(engine, chosen, dataset::raw, dataset::normalized);
    }
  }

  private ConversionManifest write(
      ConversionRequest request, ConversionFiles output, ManifestFactory.Results results) {
    ConversionManifest manifest =
        new ManifestFactory(versions.tools())
            .make(request, new RequestDigest(versions.tools()).of(request), results);
    try {
      Files.write(output.floatModel(), results.floatModel().bytes().toArray());
      Files.write(output.int8Model(), results.int8Model().bytes().toArray());
      Files.writeString(output.goldenVectors(), results.goldenText(), StandardCharsets.UTF_8);
      Files.writeString(output.manifest(), manifest.toText(), StandardCharsets.UTF_8);
      return manifest;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "output-write",
              ProblemKind.ENVIRONMENT,
              "folder " + output.folder(),
              "writing failed: " + e.getMessage(),
              "a folder that can be written to, on a disk with space",
              "free space or choose another output folder"),
          e);
    }
  }

  private static FileDigest digest(Path file) {
    try {
      return FileDigest.of(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "input-unreadable",
              ProblemKind.ENVIRONMENT,
              "file " + file,
              "it can't be read any more: " + e.getMessage(),
              "a file that stays while it is converted",
              "run the build again"),
          e);
    }
  }
}

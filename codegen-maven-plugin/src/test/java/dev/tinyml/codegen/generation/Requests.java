package dev.tinyml.codegen.generation;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.DatasetInfo;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.VerifiedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests that differ from the fixture in one thing. */
public final class Requests {
  private Requests() {}

  static GenerationRequest withoutSignal(GenerationRequest request) {
    return withDataset(request, d -> dataset(d, d.classNames(), Optional.empty()));
  }

  static GenerationRequest withSignal(GenerationRequest request, SignalInfo signal) {
    return withDataset(request, d -> dataset(d, d.classNames(), Optional.of(signal)));
  }

  static GenerationRequest withLabels(GenerationRequest request, List<String> labels) {
    return withDataset(request, d -> dataset(d, labels, d.signal()));
  }

  private static DatasetInfo dataset(
      DatasetInfo d, List<String> labels, Optional<SignalInfo> signal) {
    return new DatasetInfo(d.id(), d.sampleCount(), d.files(), labels, signal, d.normalization());
  }

  static GenerationRequest withDataset(
      GenerationRequest request, UnaryOperator<DatasetInfo> change) {
    ConversionManifest m = request.model().manifest();
    return withManifest(
        request, copy(m, m.modelName(), change.apply(m.dataset()), m.operators(), m.tensors()));
  }

  static GenerationRequest withOperator(GenerationRequest request, OperatorUse operator) {
    ConversionManifest m = request.model().manifest();
    List<OperatorUse> operators = new ArrayList<>(m.operators());
    operators.add(operator);
    return withManifest(request, copy(m, m.modelName(), m.dataset(), operators, m.tensors()));
  }

  /** The manifest and vectors of the fixture with a model of other operators. */
  static GenerationRequest withModel(GenerationRequest request, byte[] model) {
    ConversionManifest m = request.model().manifest();
    ConversionManifest changed =
        copy(
            m,
            m.modelName(),
            m.dataset(),
            new FileDigest(m.deviceModel().name(), model.length, FileDigest.sha256(model)),
            m.operators(),
            m.tensors());
    return new GenerationRequest(
        VerifiedModel.restore(changed, new ModelBytes(model), new Gate(GateLimits.DEFAULT)),
        request.golden(),
        request.boardIds(),
        request.templates(),
        request.javaPackage());
  }

  /**
   * A model with a single output, of which only the shape is true: the first score of each golden
   * output.
   */
  public static GenerationRequest withSingleScore(GenerationRequest request, List<String> labels) {
    ConversionManifest m = request.model().manifest();
    List<TensorInfo> tensors = new ArrayList<>(m.tensors());
    int output = m.outputs().get(0);
    TensorSpec spec = tensors.get(output).spec();
    tensors.set(
        output,
        new TensorInfo(
            output,
            false,
            new TensorSpec(spec.name(), Shape.of(1, 1), spec.type(), spec.quantization())));
    List<GoldenVector> vectors =
        request.golden().vectors().stream()
            .map(
                v ->
                    new GoldenVector(
                        v.sample(),
                        v.raw(),
                        v.inputs(),
                        List.of(GoldenValues.of(v.outputs().get(0).integers().subList(0, 1)))))
            .toList();
    DatasetInfo dataset = dataset(m.dataset(), labels, m.dataset().signal());
    return new GenerationRequest(
        GestureFixture.verified(copy(m, m.modelName(), dataset, m.operators(), tensors)),
        new GoldenVectors(vectors),
        request.boardIds(),
        request.templates(),
        request.javaPackage());
  }

  static GenerationRequest withName(GenerationRequest request, String name) {
    ConversionManifest m = request.model().manifest();
    return withManifest(request, copy(m, name, m.dataset(), m.operators(), m.tensors()));
  }

  private static GenerationRequest withManifest(
      GenerationRequest request, ConversionManifest manifest) {
    return new GenerationRequest(
        GestureFixture.verified(manifest),
        request.golden(),
        request.boardIds(),
        request.templates(),
        request.javaPackage());
  }

  private static ConversionManifest copy(
      ConversionManifest m,
      String name,
      DatasetInfo dataset,
      List<OperatorUse> operators,
      List<TensorInfo> tensors) {
    return copy(m, name, dataset, m.deviceModel(), operators, tensors);
  }

  /** The same as one of several models. */
  public static ConversionManifest withVariant(ConversionManifest m, VariantInfo variant) {
    return new ConversionManifest(
        m.modelName(),
        m.tools(),
        m.inputDigest(),
        m.sourceFormat(),
        m.source(),
        m.dataset(),
        m.options(),
        m.floatModel(),
        new FileDigest(
            variant.fileName(m.deviceModel().name()),
            m.deviceModel().size(),
            m.deviceModel().sha256()),
        m.operators(),
        m.tensors(),
        m.inputs(),
        m.outputs(),
        m.calibration(),
        m.quantization(),
        m.verification(),
        m.goldenVectors(),
        m.report(),
        Optional.of(variant));
  }

  private static ConversionManifest copy(
      ConversionManifest m,
      String name,
      DatasetInfo dataset,
      FileDigest deviceModel,
      List<OperatorUse> operators,
      List<TensorInfo> tensors) {
    return new ConversionManifest(
        name,
        m.tools(),
        m.inputDigest(),
        m.sourceFormat(),
        m.source(),
        dataset,
        m.options(),
        m.floatModel(),
        deviceModel,
        operators,
        tensors,
        m.inputs(),
        m.outputs(),
        m.calibration(),
        m.quantization(),
        m.verification(),
        m.goldenVectors(),
        m.report(),
        m.variant());
  }
}

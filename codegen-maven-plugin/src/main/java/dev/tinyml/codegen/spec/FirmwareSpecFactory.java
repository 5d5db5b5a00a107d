package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.runtime.ResolverMethod;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fits a model to a board and its inference library. Stateless. */
public final class FirmwareSpecFactory {
  private static final String FULLY_CONNECTED = "FULLY_CONNECTED";

  private final SignalSourceFactory sources = new SignalSourceFactory();

  /**
   * Checks that a board's library can run a model, and that the board can record its input.
   *
   * @throws ProblemException with everything that does not fit
   */
  public FirmwareSpec create(
      ModelSpec model, ConversionManifest manifest, Board board, RuntimeProfile runtime) {
    Problems problems = new Problems();
    List<ResolverMethod> methods = methods(model.operators(), runtime, problems);
    checkFullyConnected(manifest, runtime, problems);
    checkMemory(model, board, problems);
    SignalSource source = sources.create(model, board, problems);
    problems.throwIfAny();
    return new FirmwareSpec(model, board, runtime, methods, source);
  }

  /** One method per operator, however many versions of it the model has. */
  private static List<ResolverMethod> methods(
      List<OperatorUse> operators, RuntimeProfile runtime, Problems problems) {
    SortedMap<String, ResolverMethod> methods = new TreeMap<>();
    for (OperatorUse use : operators) {
      Optional<ResolverMethod> method = runtime.operators().find(use.name(), use.custom());
      if (method.isEmpty()) {
        problems.add(
            "operator-not-in-runtime",
            ProblemKind.UNSUPPORTED,
            "operator " + use.name(),
            runtime.description() + " has no method to register it",
            "operators that this library can run",
            "replace the layer that needs "
                + use.name()
                + ", or choose a board with another inference library");
        continue;
      }
      if (method.get().newestVersion().orElse(Integer.MAX_VALUE) < use.version()) {
        problems.add(
            "operator-version-too-new",
            ProblemKind.UNSUPPORTED,
            "operator " + use.name(),
            "version " + use.version(),
            "at most version "
                + method.get().newestVersion().getAsInt()
                + ", the newest that "
                + runtime.description()
                + " can run",
            "choose a board with a newer inference library");
      }
      methods.put(method.get().operator(), method.get());
    }
    return List.copyOf(methods.values());
  }

  /**
   * The matrices of {@code FULLY_CONNECTED} are the only int8 constants of rank 2 that the
   * quantizer gives a scale per row.
   */
  private static void checkFullyConnected(
      ConversionManifest manifest, RuntimeProfile runtime, Problems problems) {
    boolean concerned =
        manifest.operators().stream().anyMatch(use -> use.name().equals(FULLY_CONNECTED));
    if (runtime.perChannelFullyConnected() || !concerned) {
      return;
    }
    for (TensorInfo tensor : manifest.tensors()) {
      boolean perChannelMatrix =
          tensor.constant()
              && tensor.spec().type() == ElementType.INT8
              && tensor.spec().shape().rank() == 2
              && tensor.spec().quantization().filter(QuantizationParams::isPerChannel).isPresent();
      if (perChannelMatrix) {
        problems.add(
            "fully-connected-per-channel",
            ProblemKind.UNSUPPORTED,
            "tensor \"" + tensor.spec().name() + "\"",
            "a scale per output",
            "a single scale: " + runtime.description() + " would use the first scale for all",
            manifest.floatModel().isPresent()
                ? "run tinyml:convert for this board, which then quantizes Dense layers per tensor"
                : "give tinyml:convert the float model and calibration data: for this board it"
                    + " quantizes Dense layers per tensor");
      }
    }
  }

  private static void checkMemory(ModelSpec model, Board board, Problems problems) {
    if (model.blob().size() >= board.flashBytes()) {
      problems.add(
          "model-larger-than-flash",
          ProblemKind.UNSUPPORTED,
          "model",
          model.blob().size() + " bytes",
          "less than the " + board.flashBytes() + " bytes of flash of " + board.id(),
          "train a smaller model, or choose a larger board");
    }
    if (smallestRam(model) >= board.ramBytes()) {
      problems.add(
          "input-larger-than-ram",
          ProblemKind.UNSUPPORTED,
          "model",
          smallestRam(model) + " bytes for one input and output alone",
          "less than the " + board.ramBytes() + " bytes of RAM of " + board.id(),
          "train on smaller inputs, or choose a larger board");
    }
  }

  /** The window in float32 and the two tensors. The arena's bound may be far above the need. */
  private static long smallestRam(ModelSpec model) {
    return (long) model.input().size() * (Float.BYTES + 1) + model.output().size();
  }
}

package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.Kernels;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** Makes the plan of an engine for a model. Stateless and thread-safe. */
public final class EngineLowering {
  private final ConvolutionSums sums = new ConvolutionSums();
  private final WrittenTensors written = new WrittenTensors();
  private final LiveOperators operators = new LiveOperators(new Kernels());

  /**
   * The plan for a model's main graph.
   *
   * @throws dev.tinyml.converter.problem.ProblemException with everything that the engine doesn't
   *     compute
   */
  public EnginePlan lower(DeviceModel model) {
    try {
      List<Item> items = operators.lower(model.structure(), new ConstantReader(model.bytes()));
      TfliteModel graph = model.structure();
      written.check(graph, items);
      return new Placement(
              graph.inputs(),
              graph.outputs(),
              graph.tensors().stream().map(TfliteTensor::spec).toList(),
              sums.fuse(items, graph.outputs()))
          .plan();
    } catch (IllegalArgumentException e) {
      // Scales and shapes that no training leads to, as in a damaged file.
      throw new ProblemException(
          new Problem(
              "engine-model-values",
              ProblemKind.BROKEN_INPUT,
              "scales and shapes of the model",
              String.valueOf(e.getMessage()),
              "ratios of scales that fit 32 bits, and tensors that are not empty",
              "convert the model again"));
    }
  }
}

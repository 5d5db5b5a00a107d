package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.Kernels;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/** Makes the plan of an engine for a model. Stateless and thread-safe. */
public final class EngineLowering {
  private final ConvolutionSums sums = new ConvolutionSums();
  private final LiveOperators operators = new LiveOperators(new Kernels());

  /**
   * The plan for a model's main graph.
   *
   * @throws dev.tinyml.converter.problem.ProblemException with everything that the engine doesn't
   *     compute
   */
  public EnginePlan lower(DeviceModel model) {
    List<Item> items = operators.lower(model.structure(), new ConstantReader(model.bytes()));
    return new Placement(model.structure(), sums.fuse(items, model.structure().outputs())).plan();
  }
}

package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.ConvolutionSum;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Makes one call of a convolution and the sum that alone reads its result. Residual blocks then
 * need memory for two images instead of three. Stateless.
 */
final class ConvolutionSums {

  /**
   * The same calls with less of them.
   *
   * @param outputs tensors that must be computed
   */
  List<Item> fuse(List<Item> items, List<Integer> outputs) {
    List<Item> fused = new ArrayList<>(items);
    for (int i = 0; i < fused.size(); i++) {
      OptionalInt convolution = convolution(fused, i, outputs);
      if (convolution.isPresent()) {
        Item sum = fused.get(i);
        Lowered.Call both =
            ConvolutionSum.of(
                (Lowered.Call) fused.get(convolution.getAsInt()).lowered(),
                (Lowered.Call) sum.lowered());
        fused.set(i, new Item("CONV_2D and " + sum.operator(), sum.index(), both));
        fused.remove(convolution.getAsInt());
        i--;
      }
    }
    return fused;
  }

  /** The last convolution that a call, if it is a sum, has as a summand and nothing else reads. */
  private static OptionalInt convolution(List<Item> items, int position, List<Integer> outputs) {
    if (!(items.get(position).lowered() instanceof Lowered.Call sum)
        || !ConvolutionSum.isSum(sum)
        || sum.reads().get(0).equals(sum.reads().get(1))) {
      return OptionalInt.empty();
    }
    return IntStream.range(0, position)
        .filter(
            i ->
                items.get(i).lowered() instanceof Lowered.Call call
                    && ConvolutionSum.isConvolution(call)
                    && sum.reads().contains(call.writes().get(0))
                    && !outputs.contains(call.writes().get(0))
                    && readers(items, call.writes().get(0)) == 1)
        .max();
  }

  private static long readers(List<Item> items, int tensor) {
    return items.stream().filter(item -> item.lowered().reads().contains(tensor)).count();
  }
}

package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plans the arena of a model as TensorFlow Lite Micro does when it allocates tensors: activations
 * rounded up to 16 bytes, variables left out, because they are kept apart for good. Stateless.
 */
public final class ArenaPlanner {
  private static final int ALIGNMENT = 16;

  /** Planning takes the square of this many steps; no microcontroller runs a model so large. */
  private static final int MOST_TENSORS = 5_000;

  /**
   * The plan of the main graph.
   *
   * @return empty for a model that calls further graphs, which have plans of their own, and for one
   *     with more than 5000 activations
   */
  public Optional<ArenaPlan> plan(TfliteModel model) {
    TfliteSubgraph graph = model.main();
    List<TfliteTensor> activations =
        graph.tensors().stream().filter(ArenaPlanner::isPlanned).toList();
    if (model.reachableSubgraphs().size() > 1 || activations.size() > MOST_TENSORS) {
      return Optional.empty();
    }
    List<BufferNeed> needs = activations(graph);
    List<Long> offsets = new GreedyPlanner().offsets(needs);
    return Optional.of(
        new ArenaPlan(
            graph.operators().size(),
            IntStream.range(0, needs.size())
                .filter(i -> needs.get(i).last() >= 0)
                .mapToObj(i -> planned(activations.get(i), needs.get(i), offsets.get(i)))
                .toList()));
  }

  /** What the activations of a graph ask of the planner, those that nothing uses among them. */
  static List<BufferNeed> activations(TfliteSubgraph graph) {
    Lifetimes lifetimes = Lifetimes.of(graph);
    return graph.tensors().stream()
        .filter(ArenaPlanner::isPlanned)
        .map(
            tensor ->
                new BufferNeed(
                    bytes(tensor.spec()),
                    lifetimes.first(tensor.index()),
                    lifetimes.last(tensor.index())))
        .toList();
  }

  private static PlannedTensor planned(TfliteTensor tensor, BufferNeed need, long offset) {
    return new PlannedTensor(
        tensor.index(),
        tensor.spec().name(),
        need.bytes(),
        offset,
        Math.max(0, need.first()),
        need.last());
  }

  private static boolean isPlanned(TfliteTensor tensor) {
    return !tensor.constant() && !tensor.variable() && bytes(tensor.spec()) > 0;
  }

  private static long bytes(TensorSpec spec) {
    long bytes = spec.type().bytes(spec.shape().elementCount());
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}

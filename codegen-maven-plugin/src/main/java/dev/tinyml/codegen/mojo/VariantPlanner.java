package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.DeviceVariant;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.verify.GateLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Finds the different ways in which the boards of one build need a model quantized. Boards that
 * need the same share one way.
 */
final class VariantPlanner {
  private final BoardQuantization boards;

  VariantPlanner(BoardQuantization boards) {
    this.boards = boards;
  }

  /**
   * The ways, in the order in which boards first need them.
   *
   * @param boardIds may be empty: then there is one way, for any newer library
   * @param options how to quantize, given whether Dense weights may have a scale per channel; asks
   *     only where it matters
   * @param repair the rules to reach by trying others; empty to try none
   * @return at least one
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  List<DeviceVariant> plan(
      List<String> boardIds,
      Function<BooleanSupplier, QuantizeOptions> options,
      Optional<GateLimits> repair) {
    Map<QuantizeOptions, List<String>> ways = new LinkedHashMap<>();
    if (boardIds.isEmpty()) {
      ways.put(options.apply(() -> boards.perChannelDense(boardIds)), boardIds);
    }
    for (String board : new LinkedHashSet<>(boardIds)) {
      ways.computeIfAbsent(
              options.apply(() -> boards.perChannelDense(List.of(board))), way -> new ArrayList<>())
          .add(board);
    }
    List<DeviceVariant> variants = new ArrayList<>();
    ways.forEach(
        (way, whose) ->
            variants.add(
                new DeviceVariant(
                    way.weights().id(),
                    whose,
                    way,
                    repair.map(
                        limits -> new RepairOptions(limits, boards.int16Obstacles(whose))))));
    return variants;
  }
}

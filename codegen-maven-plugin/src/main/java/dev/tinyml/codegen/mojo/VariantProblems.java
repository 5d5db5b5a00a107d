package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems of several models of one conversion: what is wrong with all of them, the float model for
 * instance, is told once, and everything else with the boards that it concerns. Not thread-safe.
 */
final class VariantProblems {
  private final Map<ConversionManifest, List<Problem>> found = new LinkedHashMap<>();

  /**
   * Adds what is wrong with a model.
   *
   * @param problems empty when nothing is; to be said nonetheless
   */
  void add(ConversionManifest manifest, List<Problem> problems) {
    found.put(manifest, List.copyOf(problems));
  }

  /** All problems, in the order in which they were added. */
  List<Problem> list() {
    List<Problem> all = new ArrayList<>();
    found.forEach(
        (manifest, problems) -> {
          for (Problem problem : problems) {
            boolean ofAll = found.values().stream().allMatch(list -> list.contains(problem));
            Problem told =
                ofAll ? problem : manifest.variant().map(v -> about(v, problem)).orElse(problem);
            if (!all.contains(told)) {
              all.add(told);
            }
          }
        });
    return all;
  }

  private static Problem about(VariantInfo variant, Problem problem) {
    return new Problem(
        problem.id(),
        problem.kind(),
        problem.subject() + " of the model " + variant.describe(),
        problem.found(),
        problem.expected(),
        problem.nextStep());
  }
}

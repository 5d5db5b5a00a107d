package dev.tinyml.converter.verify.rule;

import java.util.List;

/** What a conversion must keep to. Immutable. */
public sealed interface Rule
    permits MaxFloatDifference, AccuracyDrop, MinRecall, MaxSize, MetricLimit {

  /**
   * Judges a conversion.
   *
   * @return a line for each thing that the rule looks at, in a fixed order; none where there is
   *     nothing to judge and nobody asked for it
   */
  List<Judgement> judge(Measurements measured);

  /** Whether quantizing the same model otherwise can make a difference. */
  default boolean dependsOnQuantization() {
    return true;
  }
}

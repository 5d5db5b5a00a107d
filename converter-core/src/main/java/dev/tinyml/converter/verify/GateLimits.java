package dev.tinyml.converter.verify;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.verify.rule.Rule;
import dev.tinyml.converter.verify.rule.Rules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a conversion may cost, as the user wrote it.
 *
 * @param settings limits by the names of their rules, {@code maxAccuracyDrop} for one; rules that
 *     are not among them have their usual limit, or none
 */
public record GateLimits(SortedMap<String, String> settings) {

  /**
   * Copies the map and checks that each limit can be kept and broken.
   *
   * @throws ProblemException when there is no such rule, or a limit is none for it
   */
  public GateLimits {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    new Rules().of(settings);
  }

  /** The limits of a map in whatever order. */
  public static GateLimits of(Map<String, String> settings) {
    return new GateLimits(new TreeMap<>(settings));
  }

  /** The rules that these are the limits of. */
  public List<Rule> rules() {
    return new Rules().of(settings);
  }

  /** The usual limits: a difference of 0.001, warning from 2 points, failure from 5 points. */
  public static final GateLimits DEFAULT = new GateLimits(Collections.emptySortedMap());
}

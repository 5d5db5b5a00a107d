package dev.tinyml.codegen.fit;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One kind of memory of a board against what a sketch takes of it.
 *
 * @param available in bytes; empty when not known
 * @param needs part by part
 */
public record MemoryFit(OptionalInt available, List<Need> needs) {

  /** Copies the list. */
  public MemoryFit {
    needs = List.copyOf(needs);
  }

  /** What the parts take together in any case. */
  public long atLeast() {
    return needs.stream().mapToLong(Need::atLeast).sum();
  }

  /** What the parts take together at most; empty when that is not known of all. */
  public OptionalLong atMost() {
    return unknown().isEmpty()
        ? OptionalLong.of(needs.stream().mapToLong(need -> need.atMost().getAsLong()).sum())
        : OptionalLong.empty();
  }

  /** The parts whose most is not known, separated by commas; empty without. */
  public String unknown() {
    return needs.stream()
        .filter(need -> need.atMost().isEmpty())
        .map(Need::what)
        .collect(Collectors.joining(", "));
  }

  /** Whether the parts fit together. */
  public Verdict verdict() {
    if (available.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (atLeast() > available.getAsInt()) {
      return Verdict.TOO_SMALL;
    }
    return atMost().orElse(Long.MAX_VALUE) <= available.getAsInt() ? Verdict.FITS : Verdict.UNKNOWN;
  }

  /** What stays free in any case, or at best when the most is not known; negative when short. */
  public long margin() {
    return available.orElse(0) - (verdict() == Verdict.FITS ? atMost().orElseThrow() : atLeast());
  }

  /** The parts, for messages: {@code model 14104, arena 1664}. */
  public String text() {
    return needs.stream()
        .map(
            need ->
                need.what()
                    + (need.atMost().isEmpty() && need.atLeast() == 0
                        ? " not known"
                        : (need.atMost().orElse(-1) == need.atLeast() ? " " : " at least ")
                            + need.atLeast()))
        .collect(Collectors.joining(", "));
  }
}

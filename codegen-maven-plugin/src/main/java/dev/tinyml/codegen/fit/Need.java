package dev.tinyml.codegen.fit;

import java.util.OptionalLong;

/**
 * How much of one kind of memory a part of a sketch takes, in bytes.
 *
 * @param what takes it: {@code model}, {@code arena}, {@code library}, {@code core}
 * @param atLeast what it takes in any case
 * @param atMost what it can't exceed; empty when that is not known
 */
public record Need(String what, long atLeast, OptionalLong atMost) {

  /** A need that is known exactly. */
  public static Need exactly(String what, long bytes) {
    return new Need(what, bytes, OptionalLong.of(bytes));
  }

  /** A need of which nothing is known. */
  public static Need unknown(String what) {
    return new Need(what, 0, OptionalLong.empty());
  }
}

package dev.tinyml.codegen.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A C function of the engine, in a file of its own: {@code c/NAME.c}. One that computes a layer
 * takes a {@code struct NAME}, then the inputs, the outputs, and its scratch memory.
 *
 * @param name of function and file
 * @param needs functions that it calls
 */
public record CFunction(String name, List<CFunction> needs) {

  /** Copies the list. */
  public CFunction {
    needs = List.copyOf(needs);
  }

  /** A function that calls others. */
  public static CFunction of(String name, CFunction... needs) {
    return new CFunction(name, List.of(needs));
  }

  /** This function and all that it calls, those that are called first. */
  public Set<CFunction> withNeeds() {
    Set<CFunction> all = new LinkedHashSet<>();
    needs.forEach(needed -> all.addAll(needed.withNeeds()));
    all.add(this);
    return all;
  }
}

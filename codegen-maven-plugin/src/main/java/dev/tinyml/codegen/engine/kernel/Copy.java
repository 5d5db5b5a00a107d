package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.List;
import java.util.Optional;

/** The same bytes in another place, where two places can't be one. Stateless. */
public final class Copy {
  private static final CFunction FUNCTION = CFunction.of("copy");

  private Copy() {}

  /**
   * A copy.
   *
   * @param tensor what is copied
   * @param to where to
   * @param bytes how many
   */
  public static Lowered.Call of(int tensor, int to, long bytes) {
    return new Lowered.Call(
        FUNCTION,
        List.of(Field.number("bytes", bytes)),
        List.of(tensor),
        List.of(to),
        Optional.empty(),
        false,
        List.of());
  }
}

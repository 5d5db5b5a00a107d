package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import java.util.List;

/** The same bytes in another place, where two places can't be one. Stateless. */
public final class Copy {
  /** The C function that copies. */
  public static final CFunction FUNCTION = CFunction.of("copy");

  private Copy() {}

  /**
   * What the function is told.
   *
   * @param bytes how many
   */
  public static List<Field> fields(long bytes) {
    return List.of(Field.number("bytes", bytes));
  }
}

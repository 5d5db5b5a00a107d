package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;

/** The shape that a model wants a tensor's values in. Stateless. */
public final class TargetShape {
  private TargetShape() {}

  /**
   * @param key where the configuration names the shape, for problems
   * @param target its dimensions, of which one may be -1: whatever is left
   * @param elements how many values there are
   */
  public static Shape resolve(EmitContext context, String key, List<Integer> target, int elements) {
    long known = 1;
    int open = 0;
    boolean fits = true;
    for (int dimension : target) {
      if (dimension == -1) {
        open++;
      } else if (dimension <= 0 || known > elements) {
        fits = false;
        break;
      } else {
        known *= dimension;
      }
    }
    fits = fits && (open == 0 ? known == elements : open == 1 && elements % known == 0);
    if (!fits) {
      throw context.broken(
          key + " " + target, "dimensions whose product is " + elements + ", at most one -1");
    }
    int rest = (int) (elements / known);
    return new Shape(target.stream().map(d -> d == -1 ? rest : d).toList());
  }
}

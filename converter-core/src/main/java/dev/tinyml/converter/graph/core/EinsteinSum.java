package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tensorflow.Operand;
import org.tensorflow.op.linalg.Einsum;
import org.tensorflow.types.TFloat32;

/**
 * A sum of products by Einstein's convention, as in {@code numpy.einsum}. TensorFlow's converter
 * turns it into products of matrices where it can. Stateless.
 */
public final class EinsteinSum {
  private static final int MAX_LENGTH = 100;
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z]*(\\.{3})?[A-Za-z]*(,[A-Za-z]*(\\.{3})?[A-Za-z]*)?->[A-Za-z]*(\\.{3})?[A-Za-z]*");

  private EinsteinSum() {}

  /**
   * @param equation with an arrow: {@code abc,cd->abd}; dots stand for any axes
   * @param operands one or two
   */
  public static Operand<TFloat32> write(
      EmitContext context, String equation, List<Operand<TFloat32>> operands) {
    String compact = equation.replace(" ", "");
    if (compact.length() > MAX_LENGTH || !FORM.matcher(compact).matches()) {
      throw context.unsupported(
          "equation " + equation.substring(0, Math.min(equation.length(), MAX_LENGTH)),
          "an equation of one or two operands with an arrow, as abc,cd->abd");
    }
    String[] sides = compact.split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (terms.length != operands.size()) {
      throw context.broken(
          operands.size() + " operands", terms.length + " operands for the equation " + compact);
    }
    Map<Character, Integer> sizes = new HashMap<>();
    long dotted = 1;
    for (int i = 0; i < terms.length; i++) {
      dotted = Math.max(dotted, collect(context, terms[i], context.shape(operands.get(i)), sizes));
    }
    checkResult(context, sides[1], sizes, dotted);
    return Einsum.create(context.ops().scope(), operands, compact);
  }

  /** Notes the size of each letter; gives the number of values behind the dots. */
  private static long collect(
      EmitContext context, String term, Shape shape, Map<Character, Integer> sizes) {
    int dots = term.indexOf("...");
    String letters = term.replace("...", "");
    int hidden = shape.rank() - letters.length();
    if (dots < 0 ? hidden != 0 : hidden < 0) {
      throw context.broken("a tensor of shape " + shape, "one of the axes " + term);
    }
    for (int i = 0; i < letters.length(); i++) {
      int axis = dots < 0 || i < dots ? i : i + hidden;
      Integer before = sizes.put(letters.charAt(i), shape.dimension(axis));
      if (before != null && before != shape.dimension(axis)) {
        throw context.broken(
            "axes " + letters.charAt(i) + " of " + before + " and " + shape.dimension(axis),
            "one size for each letter");
      }
    }
    return dots < 0
        ? 1
        : shape.dimensions().subList(dots, dots + hidden).stream().reduce(1, Math::multiplyExact);
  }

  private static void checkResult(
      EmitContext context, String term, Map<Character, Integer> sizes, long dotted) {
    String letters = term.replace("...", "");
    long[] dimensions = new long[letters.length() + 1];
    for (int i = 0; i < letters.length(); i++) {
      Integer size = sizes.get(letters.charAt(i));
      if (size == null || letters.indexOf(letters.charAt(i)) != i) {
        throw context.broken("result axes " + term, "letters of the operands, each once");
      }
      dimensions[i] = size;
    }
    dimensions[letters.length()] = dotted;
    context.checkedShape(dimensions);
  }
}

package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution and the sum of its result with another image, pixel by pixel: the result of the
 * convolution needs no memory, and the sum may take that of the other image. Stateless.
 */
public final class ConvolutionSum {
  private static final String CONVOLUTION = "conv_2d";
  private static final String ADD = "add";

  /** As many are convolved at once. */
  private static final int PIXELS = 2;

  private ConvolutionSum() {}

  /** Whether a call is a convolution that may be part of such a sum. */
  public static boolean isConvolution(Lowered.Call call) {
    return call.function().name().equals(CONVOLUTION)
        && value(call, "first_output").equals("0")
        && value(call, "output_pixel").equals(value(call, "dense.outputs"));
  }

  /** Whether a call is a sum of two inputs that have all elements of the output. */
  public static boolean isSum(Lowered.Call call) {
    return call.function().name().equals(ADD)
        && value(call, "broadcast.sizes").startsWith("{1, 1, 1,")
        && value(call, "broadcast.first").equals("{0, 0, 0, 1}")
        && value(call, "broadcast.second").equals("{0, 0, 0, 1}");
  }

  /**
   * Both in one call.
   *
   * @param convolution whose output is one of the summands
   * @param sum of that and another tensor
   */
  public static Lowered.Call of(Lowered.Call convolution, Lowered.Call sum) {
    int convolved = convolution.writes().get(0);
    boolean second = sum.reads().get(1) == convolved;
    Integer other = sum.reads().get(second ? 0 : 1);
    List<Field> fields = new ArrayList<>();
    convolution.fields().forEach(field -> fields.add(field.within("conv")));
    sum.fields().forEach(field -> fields.add(field.within("add")));
    fields.add(Field.number("second", second ? 1 : 0));
    Lowered.Scratch windows = convolution.scratch().orElseThrow();
    int bytes = windows.type().bytes();
    int pixels = PIXELS * Integer.parseInt(value(convolution, "dense.outputs"));
    fields.add(Field.number("convolved", (long) windows.count() * bytes));
    List<String> notes = new ArrayList<>(convolution.notes());
    notes.add("and the sum with the other input");
    return new Lowered.Call(
        new CFunction("conv_2d_add", List.of(CFunctions.CONVOLUTION, CFunctions.ADD_ROW)),
        fields,
        List.of(other, convolution.reads().get(0)),
        sum.writes(),
        Optional.of(new Lowered.Scratch(windows.type(), windows.count() + pixels / bytes)),
        !other.equals(convolution.reads().get(0)),
        notes);
  }

  private static String value(Lowered.Call call, String name) {
    return call.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field -> ((Field.Scalar) field).literal())
        .findFirst()
        .orElse("");
  }
}

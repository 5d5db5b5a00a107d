package dev.tinyml.codegen.arena;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Operands that a kernel looks at.
 *
 * @param output whether they are outputs
 * @param index of the operand; -1 for all
 * @param times how often it looks at them
 * @param whenInteger only when the first input holds int8, not otherwise
 */
record KernelOperands(boolean output, int index, int times, boolean whenInteger) {
  private static final int ALL = -1;
  private static final Pattern FORM =
      Pattern.compile("(input|output)(?:(\\d+)|s)(?: x(\\d+))?( if int8)?");

  /** From {@code input0}, {@code inputs}, {@code output0 x2} or {@code input1 if int8}. */
  static KernelOperands parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException("operands \"" + text + "\"");
    }
    return new KernelOperands(
        form.group(1).equals("output"),
        form.group(2) == null ? ALL : Integer.parseInt(form.group(2)),
        form.group(3) == null ? 1 : Integer.parseInt(form.group(3)),
        form.group(4) != null);
  }

  /** Indices of the tensors; operands that are left out are not among them. */
  Stream<Integer> of(OperatorShape operator) {
    if (whenInteger && !operator.isInt8()) {
      return Stream.empty();
    }
    List<Integer> tensors = output ? operator.operator().outputs() : operator.operator().inputs();
    Stream<Integer> chosen =
        index == ALL ? tensors.stream() : tensors.stream().skip(index).limit(1);
    return chosen
        .filter(tensor -> tensor >= 0)
        .flatMap(t -> Collections.nCopies(times, t).stream());
  }
}

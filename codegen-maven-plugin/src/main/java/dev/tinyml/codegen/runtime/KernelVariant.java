package dev.tinyml.codegen.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registration of an operator's kernel for a single type of activations, which leaves the code
 * for other types out of the program.
 *
 * @param header that declares it, as code includes it
 * @param function in namespace {@code tflite} that gives it
 */
public record KernelVariant(String header, String function) {
  private static final String FOLDER = "tensorflow/lite/micro/kernels/";
  private static final String NONE = "-";
  private static final Pattern FORM = Pattern.compile("([a-z0-9_]+\\.h):(Register_[A-Z0-9_]+)");

  /**
   * From the form of the tables: {@code conv.h:Register_CONV_2D_INT8}, or {@code -} for none.
   *
   * @throws IllegalArgumentException when it has another form
   */
  static Optional<KernelVariant> parse(String cell) {
    if (cell.equals(NONE)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(cell);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(cell + " is not HEADER.h:Register_NAME");
    }
    return Optional.of(new KernelVariant(FOLDER + matcher.group(1), matcher.group(2)));
  }
}

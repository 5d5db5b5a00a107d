package dev.tinyml.converter.nativelib;

/** TensorFlow's own refusal: a status other than OK. */
public final class NativeStatusException extends Exception {
  /** TensorFlow's code for an argument that is not right. */
  public static final int INVALID_ARGUMENT = 3;

  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * @param code TensorFlow's status code, 1 (cancelled) to 16
   * @param message its text, several lines at times
   */
  public NativeStatusException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** TensorFlow's status code; 3 is invalid argument, 13 internal. */
  public int code() {
    return code;
  }
}

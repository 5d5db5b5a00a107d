package dev.tinyml.it.toolchain;

/** A tool isn't here and the environment doesn't allow to skip the tests that need it. */
final class MissingToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingToolException(String missing) {
    super(
        "not installed: "
            + missing
            + "; nothing may be skipped here, because CI is true or -D"
            + ToolPolicy.PROPERTY
            + " is set: scripts/test.sh installs what is missing");
  }
}

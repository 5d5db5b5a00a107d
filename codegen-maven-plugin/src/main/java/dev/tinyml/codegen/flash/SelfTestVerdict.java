package dev.tinyml.codegen.flash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sketch says about its self-test, in a line of the form that {@code docs/using.md}
 * describes.
 *
 * @param passed whether all golden vectors came out right
 * @param contract 16 hex digits of the sketch that runs
 * @param digest CRC-32 over the outputs that the board computed, 8 hex digits
 * @param expected the same over the golden outputs that the sketch was compiled with
 * @param detail the first difference, or why the test could not run; empty when it passed
 */
record SelfTestVerdict(
    boolean passed, String contract, String digest, String expected, String detail) {
  /** What each such line begins with; something the board printed at its start may stand before. */
  static final String MARK = "TINYML-SELF-TEST";

  private static final Pattern LINE =
      Pattern.compile(
          MARK
              + " (PASS|FAIL) contract=([0-9a-f]{16}) vectors=[0-9]{1,5} digest=([0-9a-f]{8})"
              + " expected=([0-9a-f]{8})(?:: (.+))?$");

  /** The verdict in a line; empty when it has none, or only a part of one. */
  static Optional<SelfTestVerdict> find(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    boolean passed = matcher.group(1).equals("PASS");
    String detail = Optional.ofNullable(matcher.group(5)).orElse("");
    // A verdict without its other half was cut on its way.
    return passed == detail.isEmpty()
        ? Optional.of(
            new SelfTestVerdict(
                passed, matcher.group(2), matcher.group(3), matcher.group(4), detail))
        : Optional.empty();
  }
}

package dev.tinyml.it.browser;

/**
 * How a page is looked at.
 *
 * @param name for file names
 * @param width of the window in pixels
 * @param medium {@code screen} or {@code print}
 * @param scheme {@code light} or {@code dark}
 */
public record View(String name, int width, String medium, String scheme) {
  /** A desktop by day. */
  public static final View LIGHT = new View("light", 1200, "screen", "light");

  /** A desktop by night. */
  public static final View DARK = new View("dark", 1200, "screen", "dark");

  /** A telephone. */
  public static final View NARROW = new View("narrow", 400, "screen", "light");

  /** A4 between margins, printed by someone who prefers dark screens. */
  public static final View PRINT = new View("print", 688, "print", "dark");
}

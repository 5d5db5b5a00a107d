package dev.tinyml.converter.source.keras;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Finds fixture files; see the README beside them. */
final class Fixtures {
  private Fixtures() {}

  static Path model(String name) {
    return file("models/" + name + ".keras");
  }

  /**
   * A fixture.
   *
   * @param name beside the tests, or with a slash in front among all resources
   */
  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource(name), "fixture " + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.tinyml.converter.source.keras.config;

/** Names layers inside models for messages. Stateless. */
final class LayerPaths {
  private LayerPaths() {}

  /**
   * The path of a layer.
   *
   * @param parent path of what it stands in; empty for the outermost model
   */
  static String join(String parent, String name) {
    return parent.isEmpty() ? name : parent + "/" + name;
  }
}

package dev.tinyml.codegen.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A file of a {@link GeneratedTree}. Immutable: the content is copied in and out. */
public final class GeneratedFile {
  private final String path;
  private final byte[] content;

  private GeneratedFile(String path, byte[] content) {
    this.path = checkedPath(path);
    this.content = content;
  }

  /**
   * A text file in UTF-8 with line feeds.
   *
   * @param path relative to the tree's root, with {@code /} between the names
   * @param text with any line ends
   * @throws IllegalArgumentException when the path would lead out of the tree
   */
  public static GeneratedFile text(String path, String text) {
    return new GeneratedFile(
        path, text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file of any content.
   *
   * @param path relative to the tree's root, with {@code /} between the names
   * @param content copied
   * @throws IllegalArgumentException when the path would lead out of the tree
   */
  public static GeneratedFile binary(String path, byte[] content) {
    return new GeneratedFile(path, content.clone());
  }

  private static String checkedPath(String path) {
    Objects.requireNonNull(path, "path");
    for (String name : path.split("/", -1)) {
      boolean safe =
          !name.isEmpty()
              && !name.equals(".")
              && !name.equals("..")
              && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
      if (!safe) {
        throw new IllegalArgumentException("not a relative path inside a tree: " + path);
      }
    }
    return path;
  }

  /** Where the file lies, relative to the tree's root, with {@code /} between the names. */
  public String path() {
    return path;
  }

  /** The content in an array that the caller may change. */
  public byte[] toBytes() {
    return content.clone();
  }

  /** The content as UTF-8 text. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Size of the content in bytes. */
  public int size() {
    return content.length;
  }

  /** Whether the content is this one. */
  public boolean hasContent(byte[] other) {
    return Arrays.equals(content, other);
  }

  /** The same content elsewhere. */
  GeneratedFile at(String otherPath) {
    return new GeneratedFile(otherPath, content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeneratedFile that
        && path.equals(that.path)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return path + ", " + content.length + " bytes";
  }
}

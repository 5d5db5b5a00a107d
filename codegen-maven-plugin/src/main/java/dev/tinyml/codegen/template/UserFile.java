package dev.tinyml.codegen.template;

import dev.tinyml.converter.manifest.FileDigest;

/**
 * A file among a user's templates. Immutable: the content is copied in and out.
 *
 * @param path where it lies below the root of the templates, with {@code /} between the names
 * @param origin what to call it in messages
 * @param content bytes of it
 */
public record UserFile(String path, String origin, byte[] content) {

  /** Copies the content. */
  public UserFile {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** SHA-256 of the content, in hexadecimal digits. */
  public String digest() {
    return FileDigest.sha256(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserFile that
        && path.equals(that.path)
        && origin.equals(that.origin)
        && digest().equals(that.digest());
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + origin.hashCode();
  }

  @Override
  public String toString() {
    return origin;
  }
}

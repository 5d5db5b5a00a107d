package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies a file wherever it lies.
 *
 * @param name file name without folders
 * @param size in bytes
 * @param sha256 of the content, 64 lower-case hex digits
 */
public record FileDigest(String name, long size, String sha256) {

  /** The digest of a content. */
  public static FileDigest of(String name, byte[] content) {
    return new FileDigest(name, content.length, sha256(content));
  }

  /** SHA-256 of bytes in lower-case hex. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  JsonValue toJson() {
    return Json.object().put("name", name).put("size", size).put("sha256", sha256).build();
  }

  static FileDigest fromJson(JsonCursor json) {
    return new FileDigest(
        json.get("name").asString(), json.get("size").asLong(), json.get("sha256").asString());
  }
}

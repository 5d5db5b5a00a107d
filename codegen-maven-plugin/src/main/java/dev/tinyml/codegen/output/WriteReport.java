package dev.tinyml.codegen.output;

import java.util.List;

/**
 * What writing a tree changed on disk.
 *
 * @param written paths that are new or have new content, sorted
 * @param unchanged paths that were there with the same content and were not touched, sorted
 * @param deleted paths that an earlier run had written and this one no longer has, sorted
 */
public record WriteReport(List<String> written, List<String> unchanged, List<String> deleted) {

  /** Copies the lists. */
  public WriteReport {
    written = List.copyOf(written);
    unchanged = List.copyOf(unchanged);
    deleted = List.copyOf(deleted);
  }

  /** Whether anything on disk is different from before. */
  public boolean changedAnything() {
    return !written.isEmpty() || !deleted.isEmpty();
  }
}

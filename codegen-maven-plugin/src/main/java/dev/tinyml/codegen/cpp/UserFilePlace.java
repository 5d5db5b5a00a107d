package dev.tinyml.codegen.cpp;

import java.util.List;
import java.util.Optional;

/**
 * What a file among a user's templates is for, told by its path alone.
 *
 * @param board whose sketch it is for; empty for all
 * @param extra whether it is a file of its own rather than in place of one of ours
 * @param name of our template that it replaces, or path of the extra file
 */
record UserFilePlace(Optional<String> board, boolean extra, String name) {
  /** Folder of the files that are the user's own. */
  static final String EXTRA = "extra";

  private static final String EXTRA_PREFIX = EXTRA + "/";

  /**
   * Finds the place.
   *
   * @param path with {@code /} between the names
   * @param boardIds whose folders have a meaning
   * @return empty when a folder has none
   */
  static Optional<UserFilePlace> of(String path, List<String> boardIds) {
    int slash = path.indexOf('/');
    if (slash > 0 && boardIds.contains(path.substring(0, slash))) {
      return within(path.substring(slash + 1), Optional.of(path.substring(0, slash)));
    }
    return within(path, Optional.empty());
  }

  private static Optional<UserFilePlace> within(String path, Optional<String> board) {
    if (path.startsWith(EXTRA_PREFIX)) {
      return Optional.of(new UserFilePlace(board, true, path.substring(EXTRA_PREFIX.length())));
    }
    return path.indexOf('/') < 0
        ? Optional.of(new UserFilePlace(board, false, path))
        : Optional.empty();
  }
}

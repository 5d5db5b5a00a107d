package dev.tinyml.converter.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Lets Jazzer report each file that is touched and may not be. Without Jazzer nothing is watched.
 */
final class FileWatch {
  private static final boolean FUZZING = isFuzzing();

  private FileWatch() {}

  /**
   * Watches until closed.
   *
   * @param readable the files that may be touched
   */
  static SilentCloseable on(Predicate<Path> readable) {
    return FUZZING ? BugDetectors.setFilePathTraversalAllowPath(readable) : () -> {};
  }

  /** The fuzzer is on the class path of scripts/fuzz.sh only; its API alone refuses to watch. */
  private static boolean isFuzzing() {
    try {
      Class.forName("com.code_intelligence.jazzer.sanitizers.FilePathTraversal");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

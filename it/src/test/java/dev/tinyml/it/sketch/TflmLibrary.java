package dev.tinyml.it.sketch;

import dev.tinyml.it.firmware.CortexM;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The user's own TensorFlow Lite Micro, for a Cortex-M4 with FPU or another core.
 *
 * @param includes folders with its headers and those of what it depends on, in order
 * @param library static library
 */
public record TflmLibrary(List<Path> includes, Path library) {
  /** System property: folders with headers, separated as {@code PATH} is. */
  public static final String INCLUDE = "tflm.include";

  /** System property: the static library. */
  public static final String LIBRARY = "tflm.library";

  /** Copies the list. */
  public TflmLibrary {
    includes = List.copyOf(includes);
  }

  /**
   * The library that this process was started with, if any.
   *
   * @throws AssertionError when only one of the properties is set or a path leads nowhere
   */
  public static Optional<TflmLibrary> ofProperties() {
    return of(System.getProperty(INCLUDE, ""), System.getProperty(LIBRARY, ""));
  }

  /**
   * The library that this process was started with for a core: {@code tflm.library} for a
   * Cortex-M4F, {@code tflm.library.m0plus} and the like for others. The headers are the same for
   * all.
   *
   * @throws AssertionError when there are no headers to it, or a path leads nowhere
   */
  public static Optional<TflmLibrary> ofProperties(CortexM core) {
    if (core == CortexM.M4F) {
      return ofProperties();
    }
    return ofProperties("." + core.name().toLowerCase(Locale.ROOT));
  }

  /**
   * The library that this process was started with under another name than {@code tflm.library}.
   *
   * @param suffix of the property: {@code .m0plus}, {@code .cmsis}, {@code .m55.cmsis} and the like
   * @throws AssertionError when there are no headers to it, or the path leads nowhere
   */
  public static Optional<TflmLibrary> ofProperties(String suffix) {
    String library = System.getProperty(LIBRARY + suffix, "");
    return library.isBlank() ? Optional.empty() : of(System.getProperty(INCLUDE, ""), library);
  }

  static Optional<TflmLibrary> of(String include, String library) {
    if (include.isBlank() && library.isBlank()) {
      return Optional.empty();
    }
    List<Path> includes =
        Arrays.stream(include.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder).toAbsolutePath())
            .toList();
    List<String> faults = new ArrayList<>();
    if (includes.isEmpty()) {
      faults.add("-D" + INCLUDE + " names no folder");
    }
    includes.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .forEach(folder -> faults.add("-D" + INCLUDE + ": " + folder + " is not a folder"));
    if (library.isBlank() || !Files.isRegularFile(Path.of(library))) {
      faults.add("-D" + LIBRARY + ": '" + library + "' is not a file");
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("; ", faults));
    }
    return Optional.of(new TflmLibrary(includes, Path.of(library).toAbsolutePath()));
  }
}

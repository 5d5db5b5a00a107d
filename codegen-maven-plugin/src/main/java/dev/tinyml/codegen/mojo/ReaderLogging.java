package dev.tinyml.codegen.mojo;

import java.util.function.Supplier;

/**
 * Keeps the HDF5 library from telling Maven's log of each group that it opens, which it does at the
 * level of what users want to read. Loggers of Maven's SLF4J provider take their level from system
 * properties when they are made, so it is enough to have the property set while the library's
 * classes are loaded. A level that the user has set counts.
 */
final class ReaderLogging {
  static final String LEVEL = "org.slf4j.simpleLogger.log.io.jhdf";

  private ReaderLogging() {}

  /** Does some work while only warnings get through. */
  static <T> T warningsOnly(Supplier<T> work) {
    if (System.getProperty(LEVEL) != null) {
      return work.get();
    }
    System.setProperty(LEVEL, "warn");
    try {
      return work.get();
    } finally {
      System.clearProperty(LEVEL);
    }
  }
}

package dev.tinyml.codegen.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Where a listing goes.
 *
 * @param file to write it to; without one text goes to the log, and JSON to standard output, where
 *     {@code mvn -q} leaves nothing but it
 * @param log for what people read
 */
record ListingOutput(Optional<Path> file, Log log) {

  /**
   * Shows a listing.
   *
   * @param title what it is of, for the log
   */
  void show(String title, InspectionFormat format, Listing listing) {
    List<String> lines =
        switch (format) {
          case TEXT -> listing.text();
          case JSON -> listing.json().lines().toList();
        };
    if (file.isPresent()) {
      new OutputFile(file.get()).write(lines);
      log.info(title + ": " + file.get());
    } else if (format == InspectionFormat.TEXT) {
      lines.forEach(log::info);
    } else {
      lines.forEach(System.out::println);
    }
  }
}

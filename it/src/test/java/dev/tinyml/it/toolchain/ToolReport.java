package dev.tinyml.it.toolchain;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Says at the end of a run which tools were used and what ran: to the log, and as {@code
 * target/it-report/report.json}. One per run, kept by JUnit and closed when all tests are done.
 * Thread-safe.
 */
public final class ToolReport implements AutoCloseable {
  /** Where the report is written to. */
  public static final Path FILE = Path.of("target", "it-report", "report.json");

  private final ToolVersions versions;
  private final Path file;
  private final Map<String, String> facts = new TreeMap<>();
  private final Map<String, String> skipped = new TreeMap<>();

  ToolReport(ToolVersions versions, Path file) {
    this.versions = versions;
    this.file = file;
  }

  /** The report of the run that a test or extension belongs to. */
  public static ToolReport of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(ToolReport.class))
        .computeIfAbsent(
            ToolReport.class,
            type -> new ToolReport(ToolVersions.ofEnvironment(), FILE),
            ToolReport.class);
  }

  /** Notes what ran. A later note on the same subject replaces the earlier one. */
  public synchronized void note(String subject, String fact) {
    facts.put(subject, fact);
  }

  /** Notes what did not run. */
  public synchronized void skipped(String tests, String reason) {
    skipped.put(tests, reason);
  }

  /** Prints the report and writes it to its file. */
  @Override
  public synchronized void close() {
    Map<String, String> tools =
        Arrays.stream(Tool.values())
            .collect(Collectors.toMap(Tool::program, versions::of, (a, b) -> a, TreeMap::new));
    print("tools", tools);
    print("ran", facts);
    print("skipped", skipped);
    String text =
        new JsonWriter()
            .write(
                Json.object()
                    .put("tools", object(tools))
                    .put("ran", object(facts))
                    .put("skipped", object(skipped))
                    .build());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void print(String title, Map<String, String> entries) {
    entries.forEach((key, value) -> System.out.println("[" + title + "] " + key + ": " + value));
  }

  private static JsonValue object(Map<String, String> entries) {
    Json.ObjectBuilder builder = Json.object();
    entries.forEach(builder::put);
    return builder.build();
  }
}

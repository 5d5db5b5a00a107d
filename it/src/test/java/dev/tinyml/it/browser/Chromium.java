package dev.tinyml.it.browser;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A browser without a window. It writes into one folder only, and ends when closed. */
public final class Chromium implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /**
   * Starts the browser.
   *
   * @param profile an empty folder for its files
   */
  public static Chromium start(Path profile) {
    List<String> command =
        List.of(
            ToolLocator.ofEnvironment().get(Tool.CHROMIUM).toString(),
            "--headless",
            // Its sandbox refuses to run as root, as containers do; the pages are our own.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--no-first-run",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Chromium(process, new DevTools(address(profile, process)));
    } catch (IOException e) {
      throw new UncheckedIOException("can't start the browser", e);
    }
  }

  /** The browser writes its port and path into a file as soon as it listens. */
  private static URI address(Path profile, Process process) throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("the browser did not start");
  }

  /** Opens a page in a tab of its own, and waits until it is loaded. */
  public Tab open(Path page, View view) {
    String target =
        command("Target.createTarget", Json.object().put("url", "about:blank").build())
            .get("targetId")
            .asString();
    String session =
        command(
                "Target.attachToTarget",
                Json.object().put("targetId", target).put("flatten", true).build())
            .get("sessionId")
            .asString();
    return new Tab(new Session(tools, session), page, view);
  }

  private JsonCursor command(String method, JsonObject parameters) {
    return tools.command(Optional.empty(), method, parameters);
  }

  @Override
  public void close() {
    tools.close();
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

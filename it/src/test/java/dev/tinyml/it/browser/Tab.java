package dev.tinyml.it.browser;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A page that is open in the browser. */
public final class Tab {
  private static final JsonValue NOTHING = Json.object().build();
  private static final int HEIGHT = 900;

  private final Session session;

  Tab(Session session, Path page, View view) {
    this.session = session;
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      session.command(domain + ".enable", NOTHING);
    }
    session.command(
        "Emulation.setDeviceMetricsOverride",
        Json.object()
            .put("width", view.width())
            .put("height", HEIGHT)
            .put("deviceScaleFactor", 1)
            .put("mobile", false)
            .build());
    session.command(
        "Emulation.setEmulatedMedia",
        Json.object()
            .put("media", view.medium())
            .put(
                "features",
                Json.array(
                    List.of(view.scheme()),
                    scheme ->
                        Json.object()
                            .put("name", "prefers-color-scheme")
                            .put("value", scheme)
                            .build()))
            .build());
    session.command("Page.navigate", Json.object().put("url", page.toUri().toString()).build());
    session.await("Page.loadEventFired");
  }

  /** What the page or the browser complained about: messages, exceptions, broken policies. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (String event :
        List.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")) {
      session.events(event).forEach(e -> complaints.add(new JsonWriter().write(e.value())));
    }
    return complaints;
  }

  /** The addresses of everything that was asked for. */
  public List<String> requests() {
    return session.events("Network.requestWillBeSent").stream()
        .map(event -> event.get("request").get("url").asString())
        .toList();
  }

  /** What an expression of JavaScript gives, as JSON. */
  public JsonCursor evaluate(String expression) {
    JsonCursor answer =
        session.command(
            "Runtime.evaluate",
            Json.object().put("expression", expression).put("returnByValue", true).build());
    if (answer.find("exceptionDetails").isPresent()) {
      throw new IllegalStateException(new JsonWriter().write(answer.value()));
    }
    return answer.get("result").get("value");
  }

  /** The whole page as PNG. */
  public byte[] screenshot() {
    return decoded(
        session.command(
            "Page.captureScreenshot",
            Json.object().put("format", "png").put("captureBeyondViewport", true).build()));
  }

  /** The page as it is printed on A4. */
  public byte[] pdf() {
    return decoded(
        session.command(
            "Page.printToPDF",
            Json.object().put("paperWidth", 8.27).put("paperHeight", 11.69).build()));
  }

  private static byte[] decoded(JsonCursor answer) {
    return Base64.getDecoder().decode(answer.get("data").asString());
  }
}

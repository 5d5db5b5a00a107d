package dev.tinyml.it.browser;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection to a browser: commands with their answers, and events as they come. */
final class DevTools implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Map<Integer, CompletableFuture<JsonCursor>> open = new ConcurrentHashMap<>();
  private final List<JsonCursor> events = new ArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final WebSocket socket;

  DevTools(URI address) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Messages())
            .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  /**
   * Sends a command and waits for what it gives.
   *
   * @throws IllegalStateException when the browser refuses it
   */
  JsonCursor command(Optional<String> session, String method, JsonValue parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonCursor> answer = new CompletableFuture<>();
    open.put(id, answer);
    String text =
        new JsonWriter()
            .write(
                Json.object()
                    .put("id", id)
                    .putIfPresent("sessionId", session, Json::of)
                    .put("method", method)
                    .put("params", parameters)
                    .build());
    socket.sendText(text, true).join();
    JsonCursor json = answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    json.find("error")
        .ifPresent(
            error -> {
              throw new IllegalStateException(method + ": " + error.get("message").asString());
            });
    return json.get("result");
  }

  /** The parameters of all events of a name so far, in a tab. */
  List<JsonCursor> events(String session, String method) {
    synchronized (events) {
      return events.stream()
          .filter(event -> event.get("method").asString().equals(method))
          .filter(
              event -> event.find("sessionId").stream().anyMatch(s -> s.asString().equals(session)))
          .map(event -> event.get("params"))
          .toList();
    }
  }

  /** Waits until an event of a name has come, in a tab. */
  void await(String session, String method) {
    long end = System.nanoTime() + LIMIT.toNanos();
    synchronized (events) {
      while (events(session, method).isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("no " + method + " within " + LIMIT);
        }
        try {
          events.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for " + method, e);
        }
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void receive(String text) {
    JsonCursor json;
    try {
      json =
          JsonCursor.root("browser", new JsonReader().read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the browser sent no JSON", e);
    }
    Optional<JsonCursor> id = json.find("id");
    if (id.isPresent()) {
      Optional.ofNullable(open.remove(id.get().asInt())).ifPresent(a -> a.complete(json));
      return;
    }
    synchronized (events) {
      events.add(json);
      events.notifyAll();
    }
  }

  /** Puts messages together, which may come in parts. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String text = parts.toString();
        parts.setLength(0);
        receive(text);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      open.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}

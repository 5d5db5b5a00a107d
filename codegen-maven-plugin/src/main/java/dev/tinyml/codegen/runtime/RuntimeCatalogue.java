package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inference libraries that are known, by id. Immutable. */
public final class RuntimeCatalogue {
  private static final String RESOURCE = "runtimes.json";

  private final SortedMap<String, RuntimeProfile> profiles = new TreeMap<>();

  /** A catalogue of some profiles. */
  public RuntimeCatalogue(Collection<RuntimeProfile> profiles) {
    profiles.forEach(profile -> this.profiles.put(profile.id(), profile));
  }

  /** The libraries that this tool knows. */
  public static RuntimeCatalogue load() {
    try (InputStream in = RuntimeCatalogue.class.getResourceAsStream(RESOURCE)) {
      JsonCursor json = JsonCursor.root(RESOURCE, new JsonReader().read(in.readAllBytes()));
      return new RuntimeCatalogue(
          json.get("runtimes").elements().stream().map(RuntimeProfile::fromJson).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(RESOURCE + " of this tool is broken", e);
    }
  }

  /** All profiles, sorted by id. */
  public List<RuntimeProfile> profiles() {
    return List.copyOf(profiles.values());
  }

  /**
   * The profile for a board.
   *
   * @param id that the board names; empty when it names none
   * @param board id of the board
   * @throws ProblemException when it names none, or one that there is not
   */
  public RuntimeProfile require(Optional<String> id, String board) {
    return require(
        id.orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "board-without-runtime",
                        ProblemKind.UNSUPPORTED,
                        "board " + board,
                        "no inference library is made for it",
                        "a board with one, or <runtime> with one of "
                            + String.join(", ", profiles.keySet()),
                        "write \"runtime\": \"tinyml_c_engine\", which needs no library, to src/main/tinyml/boards/"
                            + board
                            + ".json, or set <runtime>"
                            + board
                            + "=…</runtime>"))),
        "runtime of board " + board);
  }

  /**
   * The profile with an id.
   *
   * @throws ProblemException when there is none
   */
  public RuntimeProfile require(String id) {
    return require(id, "runtime");
  }

  private RuntimeProfile require(String id, String subject) {
    RuntimeProfile profile = profiles.get(id);
    if (profile == null) {
      throw new ProblemException(
          new Problem(
              "runtime-unknown",
              ProblemKind.CONFIGURATION,
              subject,
              "\"" + id + "\"",
              "one of " + String.join(", ", profiles.keySet()),
              "correct <runtime>, or the runtime in the board's file; tinyml:boards lists all"));
    }
    return profile;
  }
}

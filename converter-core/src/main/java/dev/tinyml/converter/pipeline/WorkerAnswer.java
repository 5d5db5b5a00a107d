package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * How a worker's conversion ended, in a file.
 *
 * @param problems empty when it succeeded
 */
record WorkerAnswer(List<Problem> problems) {
  WorkerAnswer {
    problems = List.copyOf(problems);
  }

  void write(Path file) throws IOException {
    // Not writeString: it refuses text that UTF-8 has no form for, and input may be quoted here.
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    Files.write(
        partial,
        new JsonWriter()
            .write(
                Json.object()
                    .put(
                        "problems",
                        Json.array(
                            problems,
                            p ->
                                Json.object()
                                    .put("id", p.id())
                                    .put("kind", p.kind().name())
                                    .put("subject", p.subject())
                                    .put("found", p.found())
                                    .put("expected", p.expected())
                                    .put("nextStep", p.nextStep())
                                    .build()))
                    .build())
            .getBytes(StandardCharsets.UTF_8));
    // Whoever sees the file sees all of it.
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static WorkerAnswer read(Path file) throws IOException {
    try {
      JsonCursor json =
          JsonCursor.root("worker's answer", new JsonReader().read(Files.readAllBytes(file)));
      return new WorkerAnswer(
          json.get("problems").elements().stream()
              .map(
                  p ->
                      new Problem(
                          p.get("id").asString(),
                          ProblemKind.valueOf(p.get("kind").asString()),
                          p.get("subject").asString(),
                          p.get("found").asString(),
                          p.get("expected").asString(),
                          p.get("nextStep").asString()))
              .toList());
    } catch (JsonSyntaxException e) {
      throw new IOException("the worker's answer is cut off", e);
    }
  }
}

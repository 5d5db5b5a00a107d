package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is for, and so how the quality of its outputs is measured. */
public enum Task {
  /** Tells classes apart; measured with labels. */
  CLASSIFICATION("classification"),
  /** Predicts numbers; measured with targets. */
  REGRESSION("regression"),
  /** Gives its inputs again; what it fails to give again is an anomaly. */
  AUTOENCODER("autoencoder");

  private final String id;

  Task(String id) {
    this.id = id;
  }

  /** The name that users know it by, in lower case. */
  public String id() {
    return id;
  }

  /** The task with an id; empty for any other text. */
  public static Optional<Task> of(String id) {
    return Arrays.stream(values()).filter(task -> task.id.equals(id)).findFirst();
  }

  /** All ids, for messages: {@code classification, regression, autoencoder}. */
  public static String ids() {
    return Arrays.stream(values()).map(Task::id).collect(Collectors.joining(", "));
  }

  /**
   * Reads an id.
   *
   * @throws ProblemException when it is none
   */
  public static Task fromJson(JsonCursor json) {
    return of(json.asString())
        .orElseThrow(
            () ->
                new ProblemException(
                    json.problem("the task " + json.asString(), "one of " + ids())));
  }
}

package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * How code uses an inference library.
 *
 * @param firstInclude header that makes the Arduino builder add the library to a sketch; empty when
 *     there is none
 * @param headers that code includes to run a model: of the interpreter, of the schema, and of the
 *     error reporter where there is one
 * @param errorReporter whether the interpreter's constructor takes an error reporter behind model,
 *     resolver, arena and size, as until October 2022
 * @param resetMethod of the interpreter that clears what a model remembers
 * @param registrationArguments whether the resolver's methods take the kernel's registration, so
 *     that a variant for a single type can be chosen
 */
public record ApiFlavour(
    Optional<String> firstInclude,
    List<String> headers,
    boolean errorReporter,
    String resetMethod,
    boolean registrationArguments) {

  /** Copies the list. */
  public ApiFlavour {
    headers = List.copyOf(headers);
  }

  /** That of code without a library. */
  static ApiFlavour none() {
    return new ApiFlavour(Optional.empty(), List.of(), false, "", false);
  }

  static ApiFlavour fromJson(JsonCursor json) {
    return new ApiFlavour(
        json.find("firstInclude").map(JsonCursor::asString),
        json.get("headers").elements().stream().map(JsonCursor::asString).toList(),
        json.get("errorReporter").asBoolean(),
        json.get("resetMethod").asString(),
        json.get("registrationArguments").asBoolean());
  }
}

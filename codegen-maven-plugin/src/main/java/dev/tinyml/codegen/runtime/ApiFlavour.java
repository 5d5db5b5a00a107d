package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * How code uses an inference library.
 *
 * @param firstInclude header that makes the Arduino builder add the library to a sketch; empty when
 *     there is none
 * @param headers of the interpreter and of the schema
 * @param errorReporter whether the interpreter's constructor takes an error reporter
 * @param registrationArguments whether the resolver's methods take the kernel's registration, so
 *     that a variant for a single type can be chosen
 */
public record ApiFlavour(
    Optional<String> firstInclude,
    List<String> headers,
    boolean errorReporter,
    boolean registrationArguments) {

  /** Copies the list. */
  public ApiFlavour {
    headers = List.copyOf(headers);
  }

  static ApiFlavour fromJson(JsonCursor json) {
    return new ApiFlavour(
        json.find("firstInclude").map(JsonCursor::asString),
        json.get("headers").elements().stream().map(JsonCursor::asString).toList(),
        json.get("errorReporter").asBoolean(),
        json.get("registrationArguments").asBoolean());
  }
}

package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an inference library's code takes besides model and arena, measured with one compiler. A
 * sketch needs the interpreter, and of each operator that it registers at least what no other
 * operator brings along, at most what it takes as the only one.
 *
 * @param cores that it was measured for, as boards name them
 * @param code of interpreter and operators
 * @param ramAtLeast in bytes: variables, without operators and without the stack
 * @param ramPerOperator what each operator's registration takes in bytes
 * @param stackAtMost the most that any of the measured models had on the stack, in bytes
 * @param source how it was measured
 */
public record EngineSize(
    List<String> cores,
    CodeSizes code,
    int ramAtLeast,
    int ramPerOperator,
    int stackAtMost,
    String source) {

  /** Copies the list. */
  public EngineSize {
    cores = List.copyOf(cores);
  }

  static EngineSize fromJson(JsonCursor json) {
    return new EngineSize(
        json.get("cores").elements().stream().map(JsonCursor::asString).toList(),
        CodeSizes.load(json.get("code").asString()),
        json.get("ramAtLeast").asInt(),
        json.get("ramPerOperator").asInt(),
        json.get("stackAtMost").asInt(),
        json.get("source").asString());
  }

  /** Flash for a set of registrations; empty when one of them was not measured. */
  public Optional<CodeSize> flash(Set<Registration> registrations) {
    return code.of(registrations);
  }

  /** RAM for so many operators, the stack at most among it. */
  public CodeSize ram(int operators) {
    int least = ramAtLeast + operators * ramPerOperator;
    return new CodeSize(least, least + stackAtMost);
  }
}

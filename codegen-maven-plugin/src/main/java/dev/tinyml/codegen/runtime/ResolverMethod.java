package dev.tinyml.codegen.runtime;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an operator is registered with a library's {@code MicroMutableOpResolver}.
 *
 * @param operator as in TensorFlow Lite's schema; {@code CUSTOM:name} for custom operators
 * @param method of the resolver: {@code AddFullyConnected}
 * @param newestVersion of the operator that the library is known to run; empty when not known
 * @param int16 whether the library has a kernel for int16 activations; empty when not known
 */
public record ResolverMethod(
    String operator, String method, OptionalInt newestVersion, Optional<Boolean> int16) {}

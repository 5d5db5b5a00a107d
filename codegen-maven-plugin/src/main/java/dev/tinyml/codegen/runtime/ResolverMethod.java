package dev.tinyml.codegen.runtime;

import java.util.OptionalInt;

/**
 * How an operator is registered with a library's {@code MicroMutableOpResolver}.
 *
 * @param operator as in TensorFlow Lite's schema; {@code CUSTOM:name} for custom operators
 * @param method of the resolver: {@code AddFullyConnected}
 * @param newestVersion of the operator that the library is known to run; empty when not known
 * @param activations that the library's kernel computes with
 */
public record ResolverMethod(
    String operator, String method, OptionalInt newestVersion, ActivationTypes activations) {}

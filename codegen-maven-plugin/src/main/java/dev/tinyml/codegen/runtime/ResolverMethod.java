package dev.tinyml.codegen.runtime;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An operator that a library can run: how it is registered with the library's {@code
 * MicroMutableOpResolver}, and what its kernel computes.
 *
 * @param operator as in TensorFlow Lite's schema; {@code CUSTOM:name} for custom operators
 * @param method of the resolver: {@code AddFullyConnected}; empty where nothing is registered, as
 *     with generated C code
 * @param newestVersion of the operator that the library is known to run; empty when not known
 * @param activations that the library's kernel computes with
 * @param int8Only the kernel's registration for int8 activations only, which the method takes;
 *     empty when there is none
 * @param limits of the kernel within these versions and types
 */
public record ResolverMethod(
    String operator,
    Optional<String> method,
    OptionalInt newestVersion,
    ActivationTypes activations,
    Optional<KernelVariant> int8Only,
    Set<OperatorLimit> limits) {

  /** Copies the set. */
  public ResolverMethod {
    limits = Set.copyOf(limits);
  }
}

package dev.tinyml.codegen.runtime;

import java.util.Optional;

/**
 * How a model's operator is registered.
 *
 * @param method that registers it
 * @param kernel the registration to pass; empty for the library's own choice, which computes with
 *     all types
 */
public record OperatorRegistration(ResolverMethod method, Optional<KernelVariant> kernel) {}

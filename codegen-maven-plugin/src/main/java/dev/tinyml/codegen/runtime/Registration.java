package dev.tinyml.codegen.runtime;

/**
 * An operator as a sketch registers it.
 *
 * @param operator its name in the schema
 * @param int8Only whether the kernel for int8 alone is registered, where a library has one
 */
public record Registration(String operator, boolean int8Only) {}

package dev.tinyml.codegen.runtime;

/**
 * How many bytes something takes.
 *
 * @param atLeast in any case
 * @param atMost at most
 */
public record CodeSize(int atLeast, int atMost) {}

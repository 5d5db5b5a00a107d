package dev.tinyml.codegen.cpp.engine;

/**
 * A call of a kernel.
 *
 * @param comment number and name of the operator, shapes
 * @param function what is called
 * @param arguments expressions with commas between them
 */
public record EngineCall(String comment, String function, String arguments) {}

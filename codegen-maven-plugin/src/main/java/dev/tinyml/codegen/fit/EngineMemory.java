package dev.tinyml.codegen.fit;

/**
 * What a C engine for a model takes on any board, in bytes, besides its code.
 *
 * @param constantBytes flash for weights and other constants
 * @param arenaBytes RAM for what lies between layers
 * @param borderBytes RAM for inputs and outputs
 */
public record EngineMemory(long constantBytes, long arenaBytes, long borderBytes) {}

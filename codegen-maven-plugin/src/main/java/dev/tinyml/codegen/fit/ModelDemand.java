package dev.tinyml.codegen.fit;

import java.util.OptionalLong;

/**
 * What a model takes of any board, in bytes.
 *
 * @param modelBytes size of its file
 * @param ramAtLeast what its arena and buffers take in any case
 * @param ramAtMost what they can't exceed; empty when not known
 */
public record ModelDemand(long modelBytes, long ramAtLeast, OptionalLong ramAtMost) {}

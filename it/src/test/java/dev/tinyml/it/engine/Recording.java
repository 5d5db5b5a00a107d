package dev.tinyml.it.engine;

/**
 * What a model was given and what it must answer.
 *
 * @param by what answered
 * @param samples how many
 * @param bytes sample by sample: inputs, then outputs, in the model's order, as C holds them
 */
record Recording(String by, int samples, byte[] bytes) {}

package dev.tinyml.converter.range;

/**
 * The smallest and largest values of one sample. Not changed by anyone once it is made.
 *
 * @param mins by the tensors' numbers; NaN where the tensor had no value
 * @param maxs as mins
 */
record SampleExtremes(float[] mins, float[] maxs) {}

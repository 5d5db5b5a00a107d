package dev.tinyml.converter.correction;

/**
 * Two layers whose weights were equalized.
 *
 * @param first name of the tensor that the first layer writes
 * @param second name of the tensor that the second layer writes
 * @param channels how many channels got another factor than 1
 * @param smallest the smallest number by which a channel of the first layer was divided
 * @param largest the largest one
 */
public record EqualizedLink(
    String first, String second, int channels, double smallest, double largest) {}

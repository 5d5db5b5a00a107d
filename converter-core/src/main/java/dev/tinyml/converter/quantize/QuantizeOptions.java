package dev.tinyml.converter.quantize;

/**
 * How to quantize.
 *
 * @param perChannelDense whether FULLY_CONNECTED weights get a scale per output channel; runtimes
 *     older than September 2024 compute those wrongly and silently
 * @param ranges which values count towards activation ranges
 */
public record QuantizeOptions(boolean perChannelDense, RangePolicy ranges) {}

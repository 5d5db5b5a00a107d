package dev.tinyml.converter.pipeline;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a stage took.
 *
 * @param elapsed wall time
 * @param peakMemory most bytes of memory that the process has held up to now, native code included;
 *     empty where the operating system does not tell
 */
public record StageCost(Duration elapsed, OptionalLong peakMemory) {}

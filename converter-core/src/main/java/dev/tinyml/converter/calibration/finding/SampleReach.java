package dev.tinyml.converter.calibration.finding;

/**
 * How far the values of a sample reach.
 *
 * @param sample its index in the dataset
 * @param min its smallest value
 * @param max its largest value
 */
record SampleReach(int sample, double min, double max) {}

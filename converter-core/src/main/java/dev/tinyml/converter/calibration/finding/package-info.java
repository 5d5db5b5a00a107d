/**
 * What about data and measurements may cost accuracy: checks before anything is quantized, and
 * after.
 */
package dev.tinyml.converter.calibration.finding;

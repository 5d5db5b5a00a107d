/**
 * Data for calibrating and checking a model: NumPy files, datasets with labels and normalization,
 * and the draw of the representative samples.
 */
package dev.tinyml.converter.calibration;

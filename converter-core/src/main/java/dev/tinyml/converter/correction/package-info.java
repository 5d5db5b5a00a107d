/**
 * Makes a model lose less when it is quantized: weights of consecutive layers are equalized before,
 * biases corrected after. Source: Nagel, van Baalen, Blankevoort, Welling, "Data-Free Quantization
 * Through Weight Equalization and Bias Correction", ICCV 2019, arXiv 1906.04721.
 */
package dev.tinyml.converter.correction;

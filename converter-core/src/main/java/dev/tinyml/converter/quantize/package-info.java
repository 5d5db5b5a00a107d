/** Calibrates a float model on the representative dataset and quantizes it to int8. */
package dev.tinyml.converter.quantize;

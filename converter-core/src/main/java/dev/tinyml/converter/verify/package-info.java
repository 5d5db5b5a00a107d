/** Measures what conversion and quantization cost, and judges the result. */
package dev.tinyml.converter.verify;

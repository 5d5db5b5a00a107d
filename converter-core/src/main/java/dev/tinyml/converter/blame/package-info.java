/**
 * Which operators lose accuracy when a model is quantized, and why: float and device model side by
 * side on held-out samples.
 */
package dev.tinyml.converter.blame;

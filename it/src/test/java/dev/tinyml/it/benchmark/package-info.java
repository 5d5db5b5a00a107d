/**
 * Measures C engines beside TensorFlow Lite Micro, for {@code scripts/benchmark_engine.sh}:
 * instructions, flash, RAM and stack of whole images in emulators.
 */
package dev.tinyml.it.benchmark;

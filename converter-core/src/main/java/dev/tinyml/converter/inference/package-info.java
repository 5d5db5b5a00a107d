/**
 * The port behind which the float graph and the TensorFlow Lite interpreter are alike, and running
 * such engines on several threads.
 */
package dev.tinyml.converter.inference;

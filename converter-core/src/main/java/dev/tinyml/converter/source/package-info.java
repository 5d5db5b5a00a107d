/**
 * A trained model as its file describes it, whatever the file's format: layers with their
 * configuration and weights, and how tensors run between them. Knows nothing of what a layer
 * computes.
 */
package dev.tinyml.converter.source;

/** Layers that shift and scale. */
package dev.tinyml.converter.graph.normalization;

/** Attention layers: weighted sums whose weights are a softmax of scores. */
package dev.tinyml.converter.graph.attention;

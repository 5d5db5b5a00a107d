/** Pooling over windows, over everything, and to a given size. */
package dev.tinyml.converter.graph.pooling;

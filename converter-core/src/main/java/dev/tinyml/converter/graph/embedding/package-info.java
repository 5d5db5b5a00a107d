/** Layers that look up vectors by whole numbers. */
package dev.tinyml.converter.graph.embedding;

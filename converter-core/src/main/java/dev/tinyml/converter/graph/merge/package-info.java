/** Layers that make one tensor of several. */
package dev.tinyml.converter.graph.merge;

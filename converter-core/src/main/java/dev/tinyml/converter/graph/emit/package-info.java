/**
 * What all kinds of layers need to write themselves into a graph, and the order in which they are
 * written.
 */
package dev.tinyml.converter.graph.emit;

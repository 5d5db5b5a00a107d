/** Convolutions over one or two spatial axes. */
package dev.tinyml.converter.graph.convolution;

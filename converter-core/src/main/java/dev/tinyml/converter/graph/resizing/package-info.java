/** Layers that pad, crop, repeat or interpolate along spatial axes. */
package dev.tinyml.converter.graph.resizing;

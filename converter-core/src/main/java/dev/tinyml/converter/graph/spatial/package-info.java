/** What all layers over one or two spatial axes have in common: order of axes, sizes, windows. */
package dev.tinyml.converter.graph.spatial;

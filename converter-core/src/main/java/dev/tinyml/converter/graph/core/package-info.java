/** Dense, and layers that change nothing but the shape of values. */
package dev.tinyml.converter.graph.core;

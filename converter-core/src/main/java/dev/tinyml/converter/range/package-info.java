/** The ranges of activations: which values count, and what of them is kept. */
package dev.tinyml.converter.range;

/** The boards of the catalogue, a sketch of the gesture model for each, and what compiles it. */
package dev.tinyml.it.board;

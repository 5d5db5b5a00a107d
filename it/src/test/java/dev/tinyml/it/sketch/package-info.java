/** The generated sketches that the tests look at, and what belongs to them. */
package dev.tinyml.it.sketch;

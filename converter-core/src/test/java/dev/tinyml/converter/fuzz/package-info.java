/**
 * Coverage-guided fuzzing of everything that reads untrusted bytes. Each target is a class with the
 * method {@code fuzzerTestOneInput} that Jazzer calls; the tests replay the inputs that are kept
 * under {@code src/test/resources/fuzz}. docs/testing.md tells how to run a target for longer.
 */
package dev.tinyml.converter.fuzz;

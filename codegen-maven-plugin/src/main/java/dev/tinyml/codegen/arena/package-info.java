/** Where in the arena TensorFlow Lite Micro keeps the activations of a model, and for how long. */
package dev.tinyml.codegen.arena;

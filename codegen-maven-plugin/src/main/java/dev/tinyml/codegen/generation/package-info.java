/** From a finished conversion to all generated files, in memory. */
package dev.tinyml.codegen.generation;

/** A sketch as one file that can be handed on. */
package dev.tinyml.codegen.sketch;

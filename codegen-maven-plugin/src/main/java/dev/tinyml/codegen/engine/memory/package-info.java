/** Assigns offsets in one arena to buffers that are not all in use at the same time. */
package dev.tinyml.codegen.engine.memory;

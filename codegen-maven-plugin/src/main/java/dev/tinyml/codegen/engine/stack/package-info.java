/** What an engine takes of the stack, as it was measured of its C functions. */
package dev.tinyml.codegen.engine.stack;

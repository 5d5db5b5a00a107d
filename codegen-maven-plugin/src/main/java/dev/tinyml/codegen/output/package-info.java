/** Generated files in memory, and their way to and from the disk. */
package dev.tinyml.codegen.output;

/**
 * Brings a sketch onto a board with Arduino CLI, and reads back what its self-test says. The only
 * package that starts programs. All that they print is untrusted.
 */
package dev.tinyml.codegen.flash;

/**
 * The tools on this machine: where they are, whether a test may go without them, and how they are
 * run within a time limit.
 */
package dev.tinyml.it.toolchain;

/**
 * What exactly is to be generated: resolved, checked and free of the form it will be written in.
 */
package dev.tinyml.codegen.spec;

/**
 * What each operator becomes: a class that checks it, prepares its constants and names the C
 * function that computes it.
 */
package dev.tinyml.codegen.engine.kernel;

/**
 * A whole conversion, from request to files: in this process, or in a worker process that may die
 * without harm.
 */
package dev.tinyml.converter.pipeline;

/**
 * The files of a sketch, rendered from templates.
 *
 * <p>One view record per template says what it may show; templates hold layout only. A user's
 * template of the same name replaces ours.
 */
package dev.tinyml.codegen.cpp;

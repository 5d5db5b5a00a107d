/**
 * How the converter says no: problems with a stable id, what was found, what was expected and the
 * next step.
 */
package dev.tinyml.converter.problem;

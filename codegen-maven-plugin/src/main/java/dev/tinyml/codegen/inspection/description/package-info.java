/**
 * What there is to say about a model file, as plain records: made once, rendered in several ways.
 */
package dev.tinyml.codegen.inspection.description;

/** Checks JSON against a schema, so that what is published and what is checked are one. */
package dev.tinyml.codegen.schema;

/** Descriptions of models as text for people and as JSON for programs. */
package dev.tinyml.codegen.inspection.rendering;

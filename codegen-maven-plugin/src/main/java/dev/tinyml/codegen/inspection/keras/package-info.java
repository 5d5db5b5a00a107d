/** Describes models of layers, without running anything of them: pure Java. */
package dev.tinyml.codegen.inspection.keras;

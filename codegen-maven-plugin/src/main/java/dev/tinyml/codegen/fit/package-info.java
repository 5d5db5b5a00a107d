/** Whether models fit boards: what is there against what is needed, as far as both are known. */
package dev.tinyml.codegen.fit;

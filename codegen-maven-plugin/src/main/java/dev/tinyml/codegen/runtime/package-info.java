/** What the inference libraries of boards can run: profiles as data. */
package dev.tinyml.codegen.runtime;

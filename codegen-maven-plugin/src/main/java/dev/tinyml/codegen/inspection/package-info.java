/** Model files in the words of a person. */
package dev.tinyml.codegen.inspection;

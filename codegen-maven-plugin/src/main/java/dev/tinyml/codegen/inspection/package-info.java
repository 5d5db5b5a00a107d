/** Looks at model files of every format, whether or not they can be converted. */
package dev.tinyml.codegen.inspection;

/** The Java class that speaks for a generated model. The only importer of JavaPoet. */
package dev.tinyml.codegen.companion;

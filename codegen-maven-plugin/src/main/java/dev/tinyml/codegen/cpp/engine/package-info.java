/** What the templates of the C engine show. */
package dev.tinyml.codegen.cpp.engine;

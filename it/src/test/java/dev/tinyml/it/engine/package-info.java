/** C engines for test models, and programs that hold their results against recorded ones. */
package dev.tinyml.it.engine;

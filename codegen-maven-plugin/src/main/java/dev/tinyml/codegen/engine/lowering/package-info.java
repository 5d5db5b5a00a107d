/** From a model to a plan: what has an effect is lowered, and everything gets its place. */
package dev.tinyml.codegen.engine.lowering;

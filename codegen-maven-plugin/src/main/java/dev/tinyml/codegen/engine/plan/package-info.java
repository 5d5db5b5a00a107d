/** What a generated engine does, step by step, and where everything lies: data, no decisions. */
package dev.tinyml.codegen.engine.plan;

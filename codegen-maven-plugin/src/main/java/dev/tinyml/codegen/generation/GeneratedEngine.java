package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.ModelIdentifier;

/**
 * A C engine without a sketch.
 *
 * @param id what names in its code begin with
 * @param files header and code
 * @param plan what the code does
 */
public record GeneratedEngine(ModelIdentifier id, GeneratedTree files, EnginePlan plan) {}

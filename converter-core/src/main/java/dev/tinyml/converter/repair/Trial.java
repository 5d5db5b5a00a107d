package dev.tinyml.converter.repair;

import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.verify.GateVerdict;
import dev.tinyml.converter.verify.rule.Measurements;

/**
 * One way of quantizing and what came of it.
 *
 * @param options the way
 * @param result what came of it
 * @param measured what was measured of the result
 * @param verdict what the gate says about that
 * @param <R> type of the result
 */
public record Trial<R>(
    QuantizeOptions options, R result, Measurements measured, GateVerdict verdict) {}

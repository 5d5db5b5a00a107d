package dev.tinyml.converter.repair;

import dev.tinyml.converter.verify.GateLimits;
import java.util.Optional;

/**
 * What a repair must reach, and what it may do.
 *
 * @param limits the rules that must hold
 * @param int16Obstacle why activations can't become int16, as a phrase: {@code "Chirale 2.0.0 of
 *     board b runs no int16 activations"}; empty when they can
 */
public record RepairOptions(GateLimits limits, Optional<String> int16Obstacle) {}

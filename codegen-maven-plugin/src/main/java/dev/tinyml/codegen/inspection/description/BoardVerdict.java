package dev.tinyml.codegen.inspection.description;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a model fits a board. Code and other data of a sketch come on top.
 *
 * @param id of the board
 * @param name as its maker calls it
 * @param runtime id of its inference library's profile; empty without one
 * @param flashBytes what a sketch may use; empty when not known
 * @param ramBytes what a sketch may use; empty when not known
 * @param fitsFlash whether the model's file is smaller than the flash, as far as is known
 * @param fitsRam whether the activations that are alive at once are smaller than the RAM, as far as
 *     is known
 */
public record BoardVerdict(
    String id,
    String name,
    Optional<String> runtime,
    OptionalInt flashBytes,
    OptionalInt ramBytes,
    boolean fitsFlash,
    boolean fitsRam) {}

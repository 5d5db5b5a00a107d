package dev.tinyml.codegen.inspection.description;

/**
 * Whether a model fits a board. Code and other data of a sketch come on top.
 *
 * @param id of the board
 * @param name as its maker calls it
 * @param runtime id of its inference library's profile
 * @param flashBytes what a sketch may use
 * @param ramBytes what a sketch may use
 * @param fitsFlash whether the model's file is smaller than the flash
 * @param fitsRam whether the activations that are alive at once are smaller than the RAM
 */
public record BoardVerdict(
    String id,
    String name,
    String runtime,
    int flashBytes,
    int ramBytes,
    boolean fitsFlash,
    boolean fitsRam) {}

package dev.tinyml.it.benchmark;

/**
 * What a model takes on a core. What the measuring program itself takes is not in it.
 *
 * @param work instructions per inference, on AVR cycles
 * @param codeFlash bytes of flash less weights: less the model's file, or the engine's arrays
 * @param totalFlash bytes of flash, initial values of variables included
 * @param staticRam bytes of variables: arena, input, output and all others
 * @param stack the most bytes of stack that were written, from the call on, setting up included
 */
record Figures(long work, long codeFlash, long totalFlash, long staticRam, long stack) {

  /** Variables and stack. */
  long ram() {
    return staticRam + stack;
  }
}

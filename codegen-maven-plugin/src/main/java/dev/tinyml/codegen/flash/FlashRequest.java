package dev.tinyml.codegen.flash;

import dev.tinyml.codegen.sketch.SketchDescriptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to bring onto a board.
 *
 * @param sketch what is known about it
 * @param folder it lies in
 * @param build folder for what is compiled; made if missing
 * @param port that the board is on; empty to look for the only board of its kind
 * @param selfTest whether the sketch tests itself, and its verdict is read back
 * @param verdictLimit how long to wait for the verdict
 * @param toolLimit how long each program may take
 */
public record FlashRequest(
    SketchDescriptor sketch,
    Path folder,
    Path build,
    Optional<String> port,
    boolean selfTest,
    Duration verdictLimit,
    Duration toolLimit) {}

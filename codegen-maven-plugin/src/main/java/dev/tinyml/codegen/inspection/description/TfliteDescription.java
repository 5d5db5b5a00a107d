package dev.tinyml.codegen.inspection.description;

import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.converter.problem.Problem;
import java.util.List;

/**
 * A TensorFlow Lite model.
 *
 * @param file the file
 * @param arithmetic what it computes with
 * @param graphs all graphs of the file; the first is the main one
 * @param sizes what takes how much memory
 * @param obstacles why firmware can't be generated from it as it is; empty when it can
 * @param runtimes what libraries make of it, sorted by their ids
 * @param boards whether it fits boards, in the order asked for
 */
public record TfliteDescription(
    FileDescription file,
    ArithmeticDescription arithmetic,
    List<GraphDescription> graphs,
    SizeDescription sizes,
    List<Problem> obstacles,
    List<RuntimeVerdict> runtimes,
    List<BoardFit> boards)
    implements ModelDescription {

  /** Copies the lists. */
  public TfliteDescription {
    graphs = List.copyOf(graphs);
    obstacles = List.copyOf(obstacles);
    runtimes = List.copyOf(runtimes);
    boards = List.copyOf(boards);
  }
}

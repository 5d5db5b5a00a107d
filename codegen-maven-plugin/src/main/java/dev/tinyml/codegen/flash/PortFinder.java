package dev.tinyml.codegen.flash;

import dev.tinyml.codegen.sketch.SketchDescriptor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the port that a board is on. Immutable. */
final class PortFinder {
  private final ToolRunner runner;
  private final ArduinoCli cli;
  private final SketchDescriptor sketch;

  PortFinder(ToolRunner runner, ArduinoCli cli, SketchDescriptor sketch) {
    this.runner = runner;
    this.cli = cli;
    this.sketch = sketch;
  }

  /**
   * The port of the only board of the sketch's kind.
   *
   * @throws ProblemException with all ports that there are, when there is not exactly one such
   *     board
   */
  String find() {
    List<DetectedPort> ports = ports();
    return DetectedPort.only(ports, sketch.fqbn())
        .map(DetectedPort::address)
        .orElseThrow(() -> unclear(ports));
  }

  /** Where the board is now: on its old port if that is still there, or alone on another. */
  Optional<String> findAgain(String port) {
    List<DetectedPort> ports = ports();
    return ports.stream().anyMatch(found -> found.address().equals(port))
        ? Optional.of(port)
        : DetectedPort.only(ports, sketch.fqbn()).map(DetectedPort::address);
  }

  private List<DetectedPort> ports() {
    ToolResult result = runner.capture(cli.ports());
    if (!result.succeeded()) {
      throw new ProblemException(
          new Problem(
              "board-list",
              ProblemKind.ENVIRONMENT,
              result.command(),
              result.failure(),
              "the list of ports",
              "run the command by hand, or name the port with -Dtinyml.port"));
    }
    return result.answer(DetectedPort::fromJson);
  }

  private ProblemException unclear(List<DetectedPort> ports) {
    List<DetectedPort> fitting = ports.stream().filter(p -> p.mayBe(sketch.fqbn())).toList();
    List<DetectedPort> listed = fitting.isEmpty() ? ports : fitting;
    String list = listed.stream().map(DetectedPort::describe).collect(Collectors.joining(", "));
    String found =
        ports.isEmpty()
            ? "no port"
            : fitting.isEmpty()
                ? "only ports of other or unknown boards: " + list
                : fitting.size() + " of them: " + list;
    return new ProblemException(
        new Problem(
            "board-port",
            ProblemKind.CONFIGURATION,
            sketch.boardName() + ", " + sketch.fqbn(),
            found,
            "one port with this board",
            ports.isEmpty()
                ? "connect the board with a cable that carries data, press its reset button twice"
                    + " if it does not show up, and look for it with arduino-cli board list"
                : "name the port with -Dtinyml.port"));
  }
}

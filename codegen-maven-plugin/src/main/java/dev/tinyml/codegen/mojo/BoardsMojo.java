package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.inspection.ModelInspector;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the boards and inference libraries that are known, those of the project among them, and
 * with a model which boards it fits. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "boards", requiresProject = false, threadSafe = true)
public final class BoardsMojo extends BoardParameters {

  /**
   * A {@code .tflite} file to hold against the boards.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model")
  private File model;

  /**
   * {@code text} for people, or {@code json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.format", defaultValue = "text")
  private String format;

  /**
   * Where to write the list. Unless configured, text goes to the log and JSON to standard output,
   * where {@code mvn -q} leaves nothing but it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.output")
  private File output;

  @Override
  void run() {
    InspectionFormat wanted = InspectionFormat.of(format);
    RuntimeCatalogue runtimes = RuntimeCatalogue.load();
    List<Board> boards = boardCatalogue().boards();
    BoardListing listing = new BoardListing(boards, runtimes.profiles(), fits(boards, runtimes));
    new ListingOutput(Optional.ofNullable(output).map(File::toPath), getLog())
        .show("Boards", wanted, listing);
  }

  private List<BoardFit> fits(List<Board> boards, RuntimeCatalogue runtimes) {
    if (model == null) {
      return List.of();
    }
    ModelInspector inspector =
        new ModelInspector(List.of(), new FitJudge(runtimes), boards, Optional.empty());
    if (ReaderLogging.warningsOnly(() -> inspector.inspect(model.toPath()))
        instanceof TfliteDescription description) {
      return description.boards();
    }
    throw new ProblemException(
        new Problem(
            "boards-model-format",
            ProblemKind.CONFIGURATION,
            "model file " + model,
            "a model that is not converted",
            "a TensorFlow Lite model",
            "run tinyml:convert first, and give its result, model_int8.tflite for one"));
  }
}

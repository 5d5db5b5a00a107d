package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/** Which boards there are. */
abstract class CatalogueParameters extends AbstractTinymlMojo {

  /**
   * Your own boards: a JSON file for each, named by its id, in the form of {@code
   * docs/board.schema.json}. A file with the id of one of our boards needs only the fields that it
   * changes; {@code null} takes one away. Unless configured it is {@code src/main/tinyml/boards},
   * which need not exist.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.boardDirectory")
  private File boardDirectory;

  @Parameter(defaultValue = "${basedir}/src/main/tinyml/boards", readonly = true)
  private File usualBoardDirectory;

  /**
   * All boards, ours and the user's.
   *
   * @throws dev.tinyml.converter.problem.ProblemException with the faults of all files
   */
  BoardCatalogue boardCatalogue() {
    return BoardCatalogue.load(boardDirectory());
  }

  /** The folder with the user's boards; a configured one must exist. */
  final Path boardDirectory() {
    if (boardDirectory == null) {
      return usualBoardDirectory.toPath();
    }
    return new RequiredFolder("<boardDirectory>", boardDirectory.toPath()).path();
  }
}

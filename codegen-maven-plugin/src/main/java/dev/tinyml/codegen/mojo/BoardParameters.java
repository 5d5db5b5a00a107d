package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import org.apache.maven.plugins.annotations.Parameter;

/** Which boards there are, and what runs on them. */
abstract class BoardParameters extends CatalogueParameters {

  /**
   * The inference library, by the id that {@code tinyml:boards} lists, when it is not the usual one
   * of a board: {@code tflite_micro_2026_08} for all boards, {@code pico=tflite_micro_2026_08} for
   * one, several separated by commas. The same for {@code tinyml:convert} and {@code
   * tinyml:generate}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.runtime")
  private String runtime;

  @Override
  final BoardCatalogue boardCatalogue() {
    BoardCatalogue known = super.boardCatalogue();
    return runtime == null ? known : RuntimeChoice.parse(runtime).in(known);
  }
}

package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import java.util.List;

/** Renders descriptions for people, on lines of at most 112 characters. Immutable. */
public final class TextRenderer {
  private final boolean full;

  /**
   * @param full whether to list everything of a large model
   */
  public TextRenderer(boolean full) {
    this.full = full;
  }

  /** The lines, without line ends; texts of the file can't command a terminal. */
  public List<String> lines(ModelDescription description) {
    Page page = new Page();
    page.heading(description.file().name());
    page.text(summary(description.file()));
    if (description instanceof TfliteDescription tflite) {
      new TfliteText(page, full).write(tflite);
    } else if (description instanceof LayeredDescription layered) {
      new LayeredText(page, full).write(layered);
    } else if (description instanceof SignatureDescription signature) {
      new SignatureText(page).write(signature);
    }
    return page.lines();
  }

  private static String summary(FileDescription file) {
    return file.formatText()
        + ", "
        + Page.count(file.bytes(), "byte")
        + (file.producer().isEmpty() ? "" : ", written by " + file.producer());
  }
}

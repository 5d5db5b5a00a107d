package dev.tinyml.codegen.report.markup;

import java.util.Objects;

/**
 * Text of any origin; it is escaped when it is written.
 *
 * @param value not null
 */
public record Text(String value) implements Markup {

  /** Checks that there is a text. */
  public Text {
    Objects.requireNonNull(value, "value");
  }
}

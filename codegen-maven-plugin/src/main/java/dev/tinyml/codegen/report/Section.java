package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import java.util.Optional;

/** A part of the report. Implementations are stateless. */
interface Section {

  /** The anchor, lower-case letters. */
  String id();

  /** The heading. */
  String heading();

  /** What stands below the heading; empty when there is nothing to tell. */
  Optional<Element> body(ReportData data);
}

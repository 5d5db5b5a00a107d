package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import java.util.List;

/** Looks for one kind of flaw. */
interface Finder {

  /** What was found, in a fixed order; often empty. */
  List<FindingReport> find(DatasetScan scan);
}

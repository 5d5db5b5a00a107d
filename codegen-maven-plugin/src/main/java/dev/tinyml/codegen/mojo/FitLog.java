package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitTable;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Shows which boards a model fits. */
final class FitLog {
  private final Log log;

  FitLog(Log log) {
    this.log = log;
  }

  void show(List<BoardFit> fits) {
    log.info("Boards and the model, in bytes:");
    lines(fits).forEach(log::info);
  }

  static List<String> lines(List<BoardFit> fits) {
    LogTable table = new LogTable();
    new FitTable().rows(fits).forEach(table::row);
    return table.lines();
  }
}

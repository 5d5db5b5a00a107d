package dev.tinyml.codegen.mojo;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps what it is told. */
final class RecordingLog extends SystemStreamLog {
  private final List<String> infos = new ArrayList<>();
  private final List<String> debugs = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();

  @Override
  public void info(CharSequence content) {
    infos.add(content.toString());
  }

  @Override
  public void debug(CharSequence content) {
    debugs.add(content.toString());
  }

  @Override
  public void debug(Throwable error) {
    causes.add(error);
  }

  List<String> infos() {
    return infos;
  }

  List<String> debugs() {
    return debugs;
  }

  List<Throwable> causes() {
    return causes;
  }
}

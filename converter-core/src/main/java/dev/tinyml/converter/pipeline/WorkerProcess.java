package dev.tinyml.converter.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the worker's Java process. Immutable. */
final class WorkerProcess {
  /** From this version on Java warns about native code unless it is allowed by name. */
  private static final int NATIVE_ACCESS_MUST_BE_ALLOWED = 22;

  private final WorkerOptions options;

  WorkerProcess(WorkerOptions options) {
    this.options = options;
  }

  Process start(WorkerFolder folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(folder));
    Map<String, String> environment = builder.environment();
    // In the environment there is no limit on its length, as there is for a command on Windows.
    environment.put(
        "CLASSPATH",
        options.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    // oneDNN chooses its kernels by machine; without it float results vary less.
    environment.put("TF_ENABLE_ONEDNN_OPTS", "0");
    builder.redirectErrorStream(true).redirectOutput(folder.log().toFile());
    return builder.start();
  }

  List<String> command(WorkerFolder folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + options.maxHeap());
    // One short run: what pays off in long ones only costs here.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + folder.path().resolve("crash.log"));
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Duser.language=en");
    command.add("-Duser.country=US");
    // JavaCPP compares the times of unpacked libraries with those in the jar, which have no zone:
    // in
    // another zone it would write them anew under the feet of every process that has them loaded.
    command.add("-Duser.timezone=UTC");
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    if (Runtime.version().feature() >= NATIVE_ACCESS_MUST_BE_ALLOWED) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add(WorkerMain.class.getName());
    command.add(folder.path().toString());
    return command;
  }
}

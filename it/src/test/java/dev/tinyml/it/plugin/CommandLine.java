package dev.tinyml.it.plugin;

import dev.tinyml.it.maven.UserProject;
import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goals of the plugin called without a pom.
 *
 * @param folder the current folder of the calls, which is made when it is not there
 */
record CommandLine(Path folder) {

  /**
   * Calls one goal.
   *
   * @param properties each with {@code -D}
   */
  ProcessResult run(String goal, String... properties) throws IOException {
    Files.createDirectories(folder.resolve(".mvn"));
    String version = System.getProperty("tinyml.version");
    List<String> arguments = new ArrayList<>();
    arguments.add("dev.tinyml:codegen-maven-plugin:" + version + ":" + goal);
    arguments.addAll(List.of(properties));
    return GestureProject.maven().run(new UserProject(folder), arguments);
  }
}

package dev.tinyml.it.maven;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs Maven on user projects, in a process of its own, with the plugin that this build just made.
 *
 * @param mavenHome the Maven to run: the one that runs this build
 * @param repository the local repository for the projects; the plugin and its dependencies are in
 *     it
 * @param userRepository the user's local repository, which is only read
 * @param limit after which a run is killed
 * @param variables of the environment, besides those of this process
 */
public record MavenRun(
    Path mavenHome,
    Path repository,
    Path userRepository,
    Duration limit,
    Map<String, String> variables) {

  /** Copies the variables. */
  public MavenRun {
    variables = Map.copyOf(variables);
  }

  /**
   * The Maven and the repositories that this module's pom hands to its tests.
   *
   * @param limit after which a run is killed
   */
  public static MavenRun ofEnvironment(Duration limit) {
    return new MavenRun(
        Path.of(property("maven.home")),
        Path.of("target", "it-repo").toAbsolutePath(),
        Path.of(property("tinyml.localRepository")),
        limit,
        Map.of());
  }

  /** The same with another Maven. */
  public MavenRun withMaven(Path home) {
    return new MavenRun(home, repository, userRepository, limit, variables);
  }

  /** The same with variables of the environment. */
  public MavenRun withVariables(Map<String, String> others) {
    return new MavenRun(mavenHome, repository, userRepository, limit, others);
  }

  /**
   * Runs Maven; how it ends is the result, its log is the standard output.
   *
   * @param project to run it on
   * @param arguments goals, phases, properties and options
   */
  public ProcessResult run(UserProject project, List<String> arguments) {
    Path settings = repository.resolveSibling("it-settings.xml");
    new MavenSettings(userRepository).write(settings);
    List<String> command = new ArrayList<>(List.of(mvn().toString(), "-B", "-ntp"));
    command.addAll(List.of("-gs", settings.toString()));
    command.add("-Dmaven.repo.local=" + repository);
    // Maven 3.9 can look there without copying; older ones don't know it and use the settings.
    command.add("-Dmaven.repo.local.tail=" + userRepository);
    command.addAll(arguments);
    return new ProcessRunner(limit, environment()).run(project.folder(), command);
  }

  /**
   * Runs Maven without network access: all it needs is in the two repositories, or it fails.
   *
   * @param project to run it on
   * @param arguments goals, phases, properties and options
   */
  public ProcessResult runOffline(UserProject project, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-o", "-Daether.offline.protocols=file"));
    all.addAll(arguments);
    return run(project, all);
  }

  private Path mvn() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return mavenHome.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn");
  }

  /** This process's Java, and nothing that the Maven around it was told. */
  private Map<String, String> environment() {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "MAVEN_ARGS", "", "MAVEN_OPTS", ""));
    all.putAll(variables);
    return all;
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "no system property " + name + ": these tests run in Maven's verify phase");
    }
    return value;
  }
}

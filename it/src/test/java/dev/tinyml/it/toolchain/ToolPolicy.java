package dev.tinyml.it.toolchain;

import java.util.Map;

/**
 * What a missing tool means.
 *
 * @param everythingMustRun whether a test that can't run is a failure
 */
public record ToolPolicy(boolean everythingMustRun) {
  /** The system property that demands that everything runs, as {@code CI=true} does. */
  public static final String PROPERTY = "tinyml.requireTools";

  /**
   * The policy of an environment.
   *
   * @param environment variables; {@code CI=true} demands that everything runs
   * @param property the value of {@link #PROPERTY}, or null; decides when it is set
   */
  public static ToolPolicy of(Map<String, String> environment, String property) {
    return new ToolPolicy(
        Boolean.parseBoolean(property == null ? environment.get("CI") : property));
  }

  /** The policy that this process was started with. */
  public static ToolPolicy ofEnvironment() {
    return of(System.getenv(), System.getProperty(PROPERTY));
  }
}

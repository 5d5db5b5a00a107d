package dev.tinyml.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Settings by which Maven takes from the user's local repository what is there already, as if that
 * were a remote one, instead of downloading it a second time. Anything else comes from where the
 * user's own settings say.
 *
 * @param userRepository the user's local repository
 */
record MavenSettings(Path userRepository) {
  private static final String REPOSITORY =
      """
      <id>local-repository-of-the-user</id>
                <url>%s</url>
                <releases><checksumPolicy>ignore</checksumPolicy></releases>
                <snapshots><enabled>false</enabled></snapshots>""";

  /** Writes them, as global settings, so that they add to the user's own. */
  void write(Path file) {
    String repository = REPOSITORY.formatted(escaped(userRepository.toUri().toString()));
    String text =
        """
        <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
          <profiles>
            <profile>
              <id>local-repository</id>
              <repositories>
                <repository>
                  %s
                </repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository>
                  %s
                </pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>local-repository</activeProfile>
          </activeProfiles>
        </settings>
        """
            .formatted(repository, repository);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}

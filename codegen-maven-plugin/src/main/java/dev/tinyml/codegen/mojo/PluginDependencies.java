package dev.tinyml.codegen.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * What a user's pom adds to this plugin by {@code <dependencies>}. Only what is declared there
 * counts, and not what it depends on in turn: a template shall not come out of the blue.
 *
 * @param descriptor of this plugin
 */
record PluginDependencies(PluginDescriptor descriptor) {

  /** The jars, or the folders with classes when they belong to the same build. */
  List<Path> files() {
    Plugin plugin = descriptor.getPlugin();
    if (plugin == null || plugin.getDependencies().isEmpty()) {
      return List.of();
    }
    Set<String> declared =
        plugin.getDependencies().stream()
            .map(dependency -> dependency.getGroupId() + ":" + dependency.getArtifactId())
            .collect(Collectors.toSet());
    return descriptor.getArtifacts().stream()
        .filter(
            artifact -> declared.contains(artifact.getGroupId() + ":" + artifact.getArtifactId()))
        .map(Artifact::getFile)
        .filter(Objects::nonNull)
        .map(File::toPath)
        .toList();
  }
}

package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.nativelib.NativePlatform;
import dev.tinyml.converter.pipeline.Versions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves the worker's class path: converter-core with its dependencies, and the native libraries
 * for this machine's platform only.
 */
final class NativeArtifacts {
  private static final List<Exclusion> ALONE = List.of(new Exclusion("*", "*", "*", "*"));

  private final RepositorySystem repositorySystem;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  NativeArtifacts(
      RepositorySystem repositorySystem,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.repositorySystem = repositorySystem;
    this.session = session;
    this.repositories = repositories;
  }

  /**
   * The class path.
   *
   * @throws ProblemException when this platform is not supported, or an artifact can't be had
   */
  List<Path> classPath(Versions versions) {
    String platform = NativePlatform.current().classifier();
    CollectRequest collect = new CollectRequest();
    collect.setRepositories(repositories);
    // converter-core first: where two versions of a library meet, the one it declares is taken.
    collect.addDependency(
        new Dependency(
            new DefaultArtifact("dev.tinyml", "converter-core", "jar", versions.tinyml()),
            "runtime"));
    collect.addDependency(
        natives("org.tensorflow", "tensorflow-core-native", platform, versions.tensorflowJava()));
    collect.addDependency(
        natives("org.bytedeco", "tensorflow-lite", platform, versions.tensorflowLite()));
    collect.addDependency(natives("org.bytedeco", "javacpp", platform, versions.javacpp()));
    try {
      return repositorySystem
          .resolveDependencies(session, new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new ProblemException(
          new Problem(
              "natives-unresolved",
              ProblemKind.ENVIRONMENT,
              "native TensorFlow for " + platform,
              String.valueOf(e.getMessage()),
              "Maven artifacts that a repository of this build holds",
              session.isOffline()
                  ? "run the build once without -o, so that Maven can fetch them"
                  : "check the connection to the repository, or your mirror's settings"),
          e);
    }
  }

  private static Dependency natives(
      String groupId, String artifactId, String platform, String version) {
    return new Dependency(
        new DefaultArtifact(groupId, artifactId, platform, "jar", version),
        "runtime",
        false,
        ALONE);
  }
}

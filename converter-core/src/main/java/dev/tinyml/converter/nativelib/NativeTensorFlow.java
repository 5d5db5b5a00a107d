package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/**
 * Where the two shared libraries of TensorFlow lie on this machine. Unpacks them into JavaCPP's
 * cache on first use (about 680 MB, some seconds) without loading them.
 *
 * @param framework libtensorflow_framework
 * @param converter libtensorflow_cc, which holds the converter and the quantizer
 */
public record NativeTensorFlow(Path framework, Path converter) {
  private static final String FOLDER = "org/tensorflow/internal/c_api/";

  /**
   * Finds the libraries on the class path and unpacks them where needed.
   *
   * @throws ProblemException when the platform is not supported or its artifact is not there
   */
  public static NativeTensorFlow locate() {
    NativePlatform platform = NativePlatform.current();
    return new NativeTensorFlow(
        unpack(platform, "libtensorflow_framework.so.2"),
        unpack(platform, "libtensorflow_cc.so.2"));
  }

  private static Path unpack(NativePlatform platform, String file) {
    String resource = FOLDER + platform.classifier() + "/" + file;
    URL url = NativeTensorFlow.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new ProblemException(
          new Problem(
              "native-library-missing",
              ProblemKind.ENVIRONMENT,
              file,
              "no such resource on the class path: " + resource,
              "org.tensorflow:tensorflow-core-native with classifier " + platform.classifier(),
              "add that artifact to the class path of the process that converts"));
    }
    try {
      File unpacked = Loader.cacheResource(url);
      if (unpacked == null) {
        throw new IOException("JavaCPP could not cache " + resource);
      }
      return unpacked.toPath();
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "native-library-unpack",
              ProblemKind.ENVIRONMENT,
              file,
              String.valueOf(e.getMessage()),
              "about 700 MB of free space in JavaCPP's cache folder",
              "free space there, or name another folder with"
                  + " -Dorg.bytedeco.javacpp.cachedir=FOLDER"),
          e);
    }
  }
}

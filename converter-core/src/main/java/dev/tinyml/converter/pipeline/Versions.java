package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that this build was made with and of. Immutable. */
public final class Versions {
  private static final String RESOURCE = "/dev/tinyml/converter/versions.properties";

  private final Properties properties = new Properties();

  /** Reads the versions that the build wrote into the jar. */
  public Versions() {
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of this tool. */
  public String tinyml() {
    return properties.getProperty("tinyml");
  }

  /** Of the Maven artifacts of tensorflow-java. */
  public String tensorflowJava() {
    return properties.getProperty("tensorflow-java");
  }

  /** Of the Maven artifact of the desktop interpreter. */
  public String tensorflowLite() {
    return properties.getProperty("tensorflow-lite");
  }

  /** Of the Maven artifact of JavaCPP. */
  public String javacpp() {
    return properties.getProperty("javacpp");
  }

  /** Those that the bytes of a conversion depend on. */
  public ToolVersions tools() {
    return new ToolVersions(
        tinyml(), TensorFlowLiteConverter.tensorFlowVersion(), tensorflowLite());
  }
}

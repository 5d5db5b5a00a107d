package dev.tinyml.codegen.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Judges a conversion: the difference between float model and graph, the accuracy that int8 costs,
 * the calibration samples. Fails the build with the figures when a limit is passed.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public final class VerifyMojo extends GateParameters {

  @Override
  void run() {
    judge(new ConversionStore(conversionFiles()).manifest());
  }
}

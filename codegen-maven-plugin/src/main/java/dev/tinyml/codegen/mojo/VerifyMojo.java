package dev.tinyml.codegen.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Judges a conversion by rules: how much the float model may differ from its source, how much
 * quantization may cost, how large the device's model may be. Fails the build with a table of the
 * figures when a rule is broken, and brings {@code report.html} up to date.
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
    judge(new ConversionStore(conversionFiles()).manifests());
  }
}

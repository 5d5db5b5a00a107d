package dev.tinyml.it.toolchain;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the run's {@link ToolReport} to tests that have a parameter of this type. */
public final class ToolReportParameter implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ToolReport.class;
  }

  @Override
  public ToolReport resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ToolReport.of(context);
  }
}

package dev.tinyml.it.toolchain;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Carries out {@link RequiresTools}. */
final class RequiredToolsCondition implements ExecutionCondition {
  private final ToolLocator locator;
  private final ToolPolicy policy;

  /** JUnit's constructor. */
  @SuppressWarnings("unused")
  RequiredToolsCondition() {
    this(ToolLocator.ofEnvironment(), ToolPolicy.ofEnvironment());
  }

  RequiredToolsCondition(ToolLocator locator, ToolPolicy policy) {
    this.locator = locator;
    this.policy = policy;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Set<Tool> required =
        context
            .getElement()
            .flatMap(element -> AnnotationSupport.findAnnotation(element, RequiresTools.class))
            .map(annotation -> new LinkedHashSet<>(Arrays.asList(annotation.value())))
            .orElseGet(LinkedHashSet::new);
    // Asked for even when nothing is skipped: this is what makes each run end with a report.
    ToolReport report = ToolReport.of(context);
    ConditionEvaluationResult result = evaluate(required);
    if (result.isDisabled()) {
      report.skipped(
          context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName(),
          result.getReason().orElseThrow());
    }
    return result;
  }

  /**
   * @throws MissingToolException when a tool is missing and everything must run
   */
  ConditionEvaluationResult evaluate(Set<Tool> required) {
    String missing =
        required.stream()
            .filter(tool -> locator.find(tool).isEmpty())
            .map(tool -> tool.program() + " (Debian package " + tool.debianPackage() + ")")
            .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("all tools are here");
    }
    if (policy.everythingMustRun()) {
      throw new MissingToolException(missing);
    }
    return ConditionEvaluationResult.disabled("not installed: " + missing);
  }
}

package dev.tinyml.codegen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRendererTest {
  private static final View VIEW = new View("gesture", 3_000_000, true, List.of(new Part("a")));

  private final TemplateRenderer renderer = new TemplateRenderer();

  /** Stands for a view of ours. */
  record View(String name, int size, boolean flag, List<Part> parts) {}

  /** Stands for a view in a view. */
  record Part(String id) {}

  private String render(String text) {
    return renderer.render(new TemplateSource("my/x.ftl", text, true), VIEW);
  }

  private Problem fault(String text) {
    return catchThrowableOfType(ProblemException.class, () -> render(text)).problems().get(0);
  }

  @Test
  @DisplayName("Values are written for machines, whatever the locale")
  void locale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(
                render(
                    "${name} ${size} ${flag?c} ${parts[0].id} <#list parts as p>${p.id}</#list>"))
            .isEqualTo("gesture 3000000 true a a");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @DisplayName("An unknown variable is a problem with its place and the variables that there are")
  void unknownVariable() {
    Problem problem = fault("line one\n  ${nmae}\n");
    assertThat(problem.id()).isEqualTo("template-fault");
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.subject()).isEqualTo("template my/x.ftl, line 2, column 5");
    assertThat(problem.found()).contains("nmae");
    assertThat(problem.expected()).contains("flag, name, parts, size");
  }

  @Test
  @DisplayName("For a wrong part of a variable, the parts that it has are told, in loops too")
  void unknownPart() {
    assertThat(fault("<#list parts as part>\n${part.di}</#list>"))
        .satisfies(
            problem -> {
              assertThat(problem.subject()).isEqualTo("template my/x.ftl, line 2, column 3");
              assertThat(problem.found()).isEqualTo("nothing is known as part.di");
              assertThat(problem.expected()).isEqualTo("one of what part has: id");
            });
    assertThat(fault("<#list parts as part>${prat.id}</#list>").expected())
        .contains("flag, name, part, parts, size");
    assertThat(fault("<#if flag><#assign mine = 1>${min}</#if>").expected()).contains("mine");
  }

  @Test
  @DisplayName("A syntax error is a problem with its place")
  void syntaxError() {
    Problem problem = fault("ok\n<#if flag>never ends\n");
    assertThat(problem.subject()).contains("my/x.ftl, line ");
    assertThat(problem.describe()).doesNotContain("freemarker.core", "\tat ");
  }

  @ParameterizedTest
  @DisplayName("A template can't reach Java or other files, nor write without end")
  @ValueSource(
      strings = {
        "${'freemarker.template.utility.Execute'?new()('id')}",
        "${name?api.class}",
        "${name.class}",
        "${name.getClass()}",
        "${parts.size()}",
        "<#include '/etc/passwd'>",
        "<#import 'x.ftl' as x>",
        "<#list 1.. as i>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</#list>",
        "<#macro m><@m/></#macro><@m/>"
      })
  void hostile(String text) {
    assertThat(fault(text).id()).isEqualTo("template-fault");
  }

  @Test
  @DisplayName("A fault of our own template is told to be ours")
  void internal() {
    ProblemException e =
        catchThrowableOfType(
            ProblemException.class,
            () -> renderer.render(new TemplateSource("x", "${y}", false), VIEW));
    assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.INTERNAL);
  }
}

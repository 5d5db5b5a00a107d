package dev.tinyml.converter.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Problems")
class ProblemTest {

  private static Problem problem(String found) {
    return new Problem("some-id", ProblemKind.BROKEN_INPUT, "layer d", found, "a 1", "write a 1");
  }

  @Test
  @DisplayName("stay on one line each, whatever the input holds")
  void oneLine() {
    assertThat(problem("two\r\n  lines\n\nand a\ttab").found()).isEqualTo("two lines and a tab");
  }

  @Test
  @DisplayName("carry no terminal sequences and nothing that UTF-8 has no form for")
  void hostileText() {
    Problem problem = problem("name \u001b[2J\u0000 and \ud800 end, café 😀");
    assertThat(problem.found()).isEqualTo("name ?[2J? and ? end, café 😀");
  }

  @Test
  @DisplayName("are cut where the input makes them long")
  void longText() {
    assertThat(problem("x".repeat(1 << 20)).found()).hasSize(4003).endsWith("x...");
  }

  @Test
  @DisplayName("must say something in each part")
  void blank() {
    assertThatThrownBy(
            () -> new Problem(" \n ", ProblemKind.BROKEN_INPUT, "layer d", "a 2", "a 1", "write"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> problem(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("say so when the input's own text is blank")
  void blankInput() {
    assertThat(problem(" \n ").found()).isEqualTo("an empty text");
    assertThat(problem("").found()).isEqualTo("an empty text");
  }

  @Test
  @DisplayName("are thrown together, in the order in which they were found")
  void collected() {
    Problems problems = new Problems();
    problems.throwIfAny();
    problems.add(problem("a 2"));
    problems.add(problem("a 3"));
    assertThat(problems.isEmpty()).isFalse();
    ProblemException thrown = catchThrowableOfType(ProblemException.class, problems::throwIfAny);
    assertThat(thrown.problems()).extracting(Problem::found).containsExactly("a 2", "a 3");
    assertThat(thrown)
        .hasMessageContaining("[some-id] layer d")
        .hasMessageContaining("found:     a 2")
        .hasMessageContaining("expected:  a 1")
        .hasMessageContaining("next step: write a 1");
  }

  @Test
  @DisplayName("beyond fifty are only counted")
  void many() {
    Problems problems = new Problems();
    for (int i = 0; i < 60; i++) {
      problems.add(problem("number " + i));
    }
    assertThat(problems.list()).hasSize(51);
    assertThat(problems.list().get(50).found()).startsWith("10 more");
  }

  @Test
  @DisplayName("an exception without a problem can't be made")
  void none() {
    assertThatThrownBy(() -> new ProblemException(java.util.List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

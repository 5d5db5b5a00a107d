package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A JSON cursor")
class JsonCursorTest {
  private static final JsonCursor ROOT =
      JsonCursor.root(
          "config.json",
          Json.object()
              .put(
                  "layers",
                  Json.array(List.of("Dense"), name -> Json.object().put("name", name).build()))
              .put("wide", 1L << 31)
              .put("half", 0.5)
              .put("long", "x".repeat(100))
              .put("nothing", new JsonValue.JsonNull())
              .build());

  private static Problem problem(Consumer<JsonCursor> access) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> access.accept(ROOT));
    assertThat(thrown.problems()).hasSize(1);
    Problem problem = thrown.problems().get(0);
    assertThat(problem.id()).isEqualTo("json-form");
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    return problem;
  }

  @Test
  @DisplayName("names document and path of what is wrong")
  void path() {
    Problem problem = problem(r -> r.get("layers").elements().get(0).get("name").asInt());
    assertThat(problem.subject()).isEqualTo("config.json, layers[0].name");
    assertThat(problem.found()).isEqualTo("the string \"Dense\"");
    assertThat(problem.expected()).isEqualTo("a whole number");
  }

  @Test
  @DisplayName("tells a missing member from one of the wrong type")
  void members() {
    assertThat(problem(r -> r.get("units")).found()).isEqualTo("no member units");
    assertThat(problem(r -> r.get("half").get("x")).expected()).isEqualTo("an object");
    assertThat(problem(r -> r.get("half").elements()).found()).isEqualTo("0.5");
    assertThat(problem(r -> r.get("layers").asString()).found()).isEqualTo("array");
    assertThat(problem(r -> r.get("nothing").asBoolean()).found()).isEqualTo("null");
    assertThat(ROOT.find("nothing")).isPresent();
    assertThat(ROOT.findNonNull("nothing")).isEmpty();
    assertThat(ROOT.find("other")).isEmpty();
  }

  @Test
  @DisplayName("does not cut or round numbers")
  void numbers() {
    assertThat(ROOT.get("wide").asLong()).isEqualTo(1L << 31);
    assertThat(problem(r -> r.get("wide").asInt()).expected()).contains("32 bits");
    assertThat(problem(r -> r.get("half").asLong()).found()).isEqualTo("0.5");
  }

  @Test
  @DisplayName("quotes the beginning of a long text only")
  void longText() {
    assertThat(problem(r -> r.get("long").asInt()).found()).hasSizeLessThan(80).contains("...");
  }
}

package dev.tinyml.codegen.fit;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/** The matrix of boards as JSON; what is not known is left out. Stateless. */
public final class FitJson {

  /** A file of its own. */
  public String text(List<BoardFit> fits) {
    return new JsonWriter()
        .write(Json.object().put("format", "tinyml-fit/1").put("boards", of(fits)).build());
  }

  /** An object per board. */
  public JsonValue of(List<BoardFit> fits) {
    return Json.array(fits, FitJson::of);
  }

  private static JsonValue of(BoardFit fit) {
    Json.ObjectBuilder json =
        Json.object()
            .put("board", fit.board().id())
            .put("name", fit.board().name())
            .put("verdict", fit.verdict().name().toLowerCase(Locale.ROOT));
    fit.board().runtimeId().ifPresent(runtime -> json.put("runtime", runtime));
    return json.put("flash", of(fit.flash()))
        .put("ram", of(fit.ram()))
        .put("obstacle", fit.obstacle())
        .build();
  }

  private static JsonValue of(MemoryFit fit) {
    Json.ObjectBuilder json =
        Json.object().put("verdict", fit.verdict().name().toLowerCase(Locale.ROOT));
    fit.available().ifPresent(bytes -> json.put("bytes", bytes).put("free", fit.margin()));
    return json.put("atLeast", fit.atLeast())
        .put("needs", Json.array(fit.needs(), FitJson::of))
        .build();
  }

  private static JsonValue of(Need need) {
    Json.ObjectBuilder json = Json.object().put("what", need.what()).put("atLeast", need.atLeast());
    need.atMost().ifPresent(bytes -> json.put("atMost", bytes));
    return json.build();
  }
}

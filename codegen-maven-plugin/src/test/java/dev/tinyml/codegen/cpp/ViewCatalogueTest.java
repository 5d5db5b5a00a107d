package dev.tinyml.codegen.cpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.cpp.engine.EngineView;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code template-data.json} equal to the views: types as the compiler knows them, words from
 * their Javadoc. {@code -Dgolden.update=true} writes the file anew.
 */
class ViewCatalogueTest {
  private static final Path FILE =
      Path.of("src/main/resources/dev/tinyml/codegen/cpp", ViewCatalogue.RESOURCE);
  private static final List<Package> VIEW_PACKAGES =
      List.of(SketchTemplate.class.getPackage(), EngineView.class.getPackage());
  private static final Path SOURCES = Path.of("src/main/java");

  private final Map<Class<?>, JsonValue> described = new LinkedHashMap<>();

  @Test
  @DisplayName("Each view of a template is described, with the words of its Javadoc")
  void upToDate() throws IOException {
    for (SketchTemplate template : SketchTemplate.values()) {
      describe(viewOf(template));
    }
    String json =
        new JsonWriter()
            .write(Json.object().put("views", Json.array(described.values(), v -> v)).build());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, json);
    }
    assertThat(Files.readString(FILE)).isEqualTo(json);
    assertThat(json).doesNotContain("\"about\": \"\"");
  }

  private static Class<?> viewOf(SketchTemplate template) {
    String name = ViewCatalogue.viewOf(new BuiltInTemplates().source(template));
    String simpleName = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "View";
    return VIEW_PACKAGES.stream()
        .map(Package::getName)
        .flatMap(folder -> find(folder + "." + simpleName).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError(template + " names no view"));
  }

  private static Optional<Class<?>> find(String className) {
    try {
      return Optional.of(Class.forName(className));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private void describe(Class<?> view) throws IOException {
    if (described.containsKey(view)) {
      return;
    }
    String javadoc = javadoc(view);
    Json.ObjectBuilder json =
        Json.object()
            .put("name", name(view))
            .put("about", javadoc.split(" @param ", 2)[0])
            .put(
                "fields",
                Json.array(
                    List.of(view.getRecordComponents()), component -> field(component, javadoc)));
    described.put(view, json.build());
    for (RecordComponent component : view.getRecordComponents()) {
      Class<?> part = element(component.getGenericType());
      if (part.isRecord()) {
        describe(part);
      }
    }
  }

  private static String name(Class<?> view) {
    return view.getSimpleName().endsWith("View")
        ? SketchData.name(view.getSimpleName())
        : view.getSimpleName();
  }

  private static JsonValue field(RecordComponent component, String javadoc) {
    return Json.object()
        .put("name", component.getName())
        .put("type", type(component.getGenericType()))
        .put("about", param(component.getName(), javadoc))
        .build();
  }

  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType list
        ? element(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType list) {
      return "list of " + type(list.getActualTypeArguments()[0]);
    }
    if (type == String.class) {
      return "string";
    }
    if (type == int.class || type == Integer.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    assertThat(((Class<?>) type).isRecord()).as("type %s", type).isTrue();
    return name((Class<?>) type);
  }

  private static String param(String name, String javadoc) {
    Matcher matcher = Pattern.compile("@param " + name + " (.*?)(?= @param |$)").matcher(javadoc);
    assertThat(matcher.find()).as("Javadoc of %s", name).isTrue();
    return matcher.group(1);
  }

  /** The text of a record's Javadoc in a line, without markup. */
  private static String javadoc(Class<?> view) throws IOException {
    Class<?> outer = view.getNestHost();
    String source = Files.readString(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
    Matcher matcher =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:public |private )?record "
                    + view.getSimpleName()
                    + "\\(")
            .matcher(source);
    assertThat(matcher.find()).as("Javadoc of %s", view).isTrue();
    return matcher
        .group(1)
        .replaceAll("(?m)^\\s*\\*", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .trim();
  }
}

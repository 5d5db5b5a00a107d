package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Descriptions of all views, as their own Javadoc gives them: a test holds the file equal to it.
 * Immutable.
 */
final class ViewCatalogue {
  /** The file with the descriptions. */
  static final String RESOURCE = "template-data.json";

  /** A template names its view in its first line. */
  private static final Pattern VIEW = Pattern.compile("<#-- View: (\\w+)View -->");

  private final Map<String, ViewDescription> byName = new LinkedHashMap<>();

  private ViewCatalogue() {}

  /** The descriptions that come with this tool. */
  static ViewCatalogue load() {
    try (InputStream in = ViewCatalogue.class.getResourceAsStream(RESOURCE)) {
      ViewCatalogue catalogue = new ViewCatalogue();
      JsonCursor.root(RESOURCE, new JsonReader().read(in.readAllBytes()))
          .get("views")
          .elements()
          .forEach(view -> catalogue.add(view(view)));
      return catalogue;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(RESOURCE + " is broken", e);
    }
  }

  private void add(ViewDescription view) {
    byName.put(view.name(), view);
  }

  private static ViewDescription view(JsonCursor json) {
    return new ViewDescription(
        json.get("name").asString(),
        json.get("about").asString(),
        json.get("fields").elements().stream()
            .map(
                field ->
                    new ViewDescription.Field(
                        field.get("name").asString(),
                        field.get("type").asString(),
                        field.get("about").asString()))
            .toList());
  }

  /** Name of the view that a template of ours renders. */
  static String viewOf(TemplateSource template) {
    Matcher matcher = VIEW.matcher(template.text());
    if (!matcher.lookingAt()) {
      throw new IllegalStateException(template.origin() + " does not name its view");
    }
    return SketchData.name(matcher.group(1) + "View");
  }

  /** A view by its name. */
  ViewDescription require(String name) {
    ViewDescription view = byName.get(name);
    if (view == null) {
      throw new IllegalStateException("no description of " + name);
    }
    return view;
  }

  /** Those that are parts of others: their names are types, with a capital letter. */
  List<ViewDescription> parts() {
    return byName.values().stream()
        .filter(view -> Character.isUpperCase(view.name().charAt(0)))
        .toList();
  }
}

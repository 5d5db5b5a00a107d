package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.cpp.TemplateDescription;
import dev.tinyml.codegen.cpp.TemplateLibrary;
import dev.tinyml.codegen.cpp.ViewDescription;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The templates and their data, as text and as JSON.
 *
 * @param library of the templates
 */
record TemplateListing(TemplateLibrary library) implements Listing {

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (TemplateDescription template : library.templates()) {
      lines.add("");
      lines.add(template.fileName() + ": " + template.view().about());
      lines.add("In other templates this data is views." + template.view().name() + ".");
      lines.addAll(fields(template.view()));
    }
    for (ViewDescription part : library.parts()) {
      lines.add("");
      lines.add("Variables of type " + part.name() + ": " + part.about());
      lines.addAll(fields(part));
    }
    lines.add("");
    lines.add(
        "Copy some with -Dtinyml.template=NAME,... (or all), for one board with -Dtinyml.board=ID.");
    return lines;
  }

  private static List<String> fields(ViewDescription view) {
    LogTable table = new LogTable().row(List.of("variable", "type", "what it is"));
    view.fields().forEach(it -> table.row(List.of(it.name(), it.type(), it.about())));
    return table.lines();
  }

  @Override
  public String json() {
    return new JsonWriter()
        .write(
            Json.object()
                .put("templates", Json.array(library.templates(), TemplateListing::template))
                .put("parts", Json.array(library.parts(), it -> view(it, Json.object())))
                .build());
  }

  private static JsonValue template(TemplateDescription template) {
    return view(template.view(), Json.object().put("fileName", template.fileName()));
  }

  private static JsonValue view(ViewDescription view, Json.ObjectBuilder json) {
    return json.put("name", view.name())
        .put("about", view.about())
        .put("fields", Json.array(view.fields(), TemplateListing::field))
        .build();
  }

  private static JsonValue field(ViewDescription.Field field) {
    return Json.object()
        .put("name", field.name())
        .put("type", field.type())
        .put("about", field.about())
        .build();
  }
}

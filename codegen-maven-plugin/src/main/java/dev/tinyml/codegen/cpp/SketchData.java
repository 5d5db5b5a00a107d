package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.template.PlainData;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the templates of one sketch may show. Each sees its own view; a user's may need more than
 * ours does, and finds the views of all others by their names.
 */
final class SketchData {
  /** Variable that holds all views. */
  static final String VIEWS = "views";

  private static final String VIEW_SUFFIX = "View";

  private final FirmwareSpec spec;
  private final Map<SketchTemplate, Map<String, Object>> own = new EnumMap<>(SketchTemplate.class);
  private final Map<String, Object> views = new LinkedHashMap<>();

  /**
   * @param spec of the sketch
   */
  SketchData(FirmwareSpec spec) {
    this.spec = spec;
    for (SketchTemplate template : SketchTemplate.values()) {
      if (template.appliesTo(spec)) {
        Record view = template.view(spec);
        Map<String, Object> data = PlainData.of(view);
        own.put(template, data);
        views.putIfAbsent(name(view.getClass().getSimpleName()), data);
      }
    }
  }

  /** What a template calls a view: {@code modelSettings} for {@code ModelSettingsView}. */
  static String name(String viewClass) {
    String stem = viewClass.substring(0, viewClass.length() - VIEW_SUFFIX.length());
    return Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
  }

  /** What a template of ours sees, or the one that replaces it. */
  Map<String, Object> of(SketchTemplate template) {
    return with(own.get(template));
  }

  /** What a user's own file sees. */
  Map<String, Object> of(ExtraFile.Rendered extra) {
    return with(
        Map.of(
            "notice",
            Notice.lines(
                spec.model().provenance(), UserFilePlace.EXTRA + "/" + extra.path() + ".ftl")));
  }

  private Map<String, Object> with(Map<String, Object> data) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    all.put(VIEWS, views);
    return all;
  }
}

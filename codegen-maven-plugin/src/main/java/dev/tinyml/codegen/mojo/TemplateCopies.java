package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.cpp.TemplateDescription;
import dev.tinyml.codegen.cpp.TemplateLibrary;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of our templates, for editing.
 *
 * @param library of the templates
 * @param folder that they go to; made if missing
 * @param overwrite whether files that are there may be lost
 */
record TemplateCopies(TemplateLibrary library, Path folder, boolean overwrite) {
  private static final String ALL = "all";

  /**
   * Copies some templates.
   *
   * @param names of them, or {@code all}
   * @return the copies
   * @throws dev.tinyml.converter.problem.ProblemException when there are none of that name, or a
   *     copy would replace a file; nothing is written then
   */
  List<Path> copy(List<String> names) {
    Problems problems = new Problems();
    Map<Path, TemplateDescription> copies = new LinkedHashMap<>();
    for (TemplateDescription template : library.templates()) {
      if (names.contains(ALL) || names.contains(template.fileName())) {
        copies.put(folder.resolve(template.fileName()), template);
      }
    }
    List<String> known = library.templates().stream().map(TemplateDescription::fileName).toList();
    for (String name : names) {
      if (!name.equals(ALL) && !known.contains(name)) {
        problems.add(
            "template-unknown",
            ProblemKind.CONFIGURATION,
            "<templates>",
            "\"" + name + "\"",
            ALL + ", or some of " + String.join(", ", known),
            "correct the property tinyml.template");
      }
    }
    copies.forEach(
        (file, template) -> {
          if (!overwrite && Files.exists(file) && !holds(file, template)) {
            problems.add(
                "template-exists",
                ProblemKind.CONFIGURATION,
                file.toString(),
                "a template that is not the one to copy, perhaps an edited copy",
                "no file there",
                "remove it, or lose it with -Dtinyml.overwrite=true");
          }
        });
    problems.throwIfAny();
    copies.forEach((file, template) -> new OutputFile(file).write(bytes(template)));
    return List.copyOf(copies.keySet());
  }

  private static boolean holds(Path file, TemplateDescription template) {
    return new OutputFile(file).holds(bytes(template));
  }

  private static byte[] bytes(TemplateDescription template) {
    return template.text().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.tinyml.codegen.template;

import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateScalarModel;
import java.io.Writer;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names that there were where a template used one that there was not: variables, those of loops
 * and macros among them, or for {@code input.typ} what {@code input} has. They must be looked up
 * while the template still stands at its fault, so this is an exception handler. For one rendering.
 */
final class KnownNames implements TemplateExceptionHandler {
  private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+)*");

  private String owner = "";
  private SortedSet<String> names = new TreeSet<>();

  @Override
  public void handleTemplateException(TemplateException e, Environment environment, Writer out)
      throws TemplateException {
    if (names.isEmpty()) {
      String expression =
          e instanceof InvalidReferenceException ? e.getBlamedExpressionString() : "";
      try {
        find(expression == null ? "" : expression, environment);
      } catch (TemplateModelException unreadable) {
        e.addSuppressed(unreadable);
      }
    }
    throw e;
  }

  /** Walks down the path as far as it leads. */
  private void find(String expression, Environment environment) throws TemplateModelException {
    names = new TreeSet<>();
    for (Object name : environment.getKnownVariableNames()) {
      names.add(name.toString());
    }
    // What FreeMarker adds by itself, which is never what an author looks for.
    names.removeIf(environment.getConfiguration().getSharedVariableNames()::contains);
    names.removeIf(name -> name.endsWith("_has_next") || name.endsWith("_index"));
    if (!PATH.matcher(expression).matches()) {
      return;
    }
    String[] path = expression.split("\\.");
    TemplateModel value = environment.getVariable(path[0]);
    for (int i = 1; i < path.length && value instanceof TemplateHashModelEx hash; i++) {
      owner = String.join(".", Arrays.copyOf(path, i));
      names = keys(hash);
      value = hash.get(path[i]);
    }
  }

  private static SortedSet<String> keys(TemplateHashModelEx hash) throws TemplateModelException {
    SortedSet<String> keys = new TreeSet<>();
    for (TemplateModelIterator all = hash.keys().iterator(); all.hasNext(); ) {
      if (all.next() instanceof TemplateScalarModel key) {
        keys.add(key.getAsString());
      }
    }
    return keys;
  }

  /** What would have been right. */
  String expected() {
    return owner.isEmpty()
        ? "a template with these variables: " + String.join(", ", names)
        : "one of what " + owner + " has: " + String.join(", ", names);
  }
}

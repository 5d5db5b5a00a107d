package dev.tinyml.codegen.report.markup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An element with attributes and children, which grows while a page is built. */
public final class Element implements Markup {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Markup> children = new ArrayList<>();

  private Element(String name) {
    this.name = checked(name);
  }

  /** An element with children. */
  public static Element of(String name, Markup... children) {
    return new Element(name).addAll(List.of(children));
  }

  /** An element with text in it. */
  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /** Sets an attribute. */
  public Element attribute(String attribute, String value) {
    attributes.put(checked(attribute), value);
    return this;
  }

  /** Sets an attribute to a number, with two decimals at most. */
  public Element attribute(String attribute, double value) {
    return attribute(attribute, Figures.coordinate(value));
  }

  /** Sets the class attribute. */
  public Element styled(String classes) {
    return attribute("class", classes);
  }

  /** Adds text. */
  public Element text(String text) {
    return add(new Text(text));
  }

  /** Adds a child. */
  public Element add(Markup child) {
    children.add(child);
    return this;
  }

  /** Adds a child if there is one. */
  public Element add(Optional<? extends Markup> child) {
    child.ifPresent(children::add);
    return this;
  }

  /** Adds children. */
  public Element addAll(Collection<? extends Markup> more) {
    children.addAll(more);
    return this;
  }

  String name() {
    return name;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  List<Markup> children() {
    return children;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of an element or attribute: " + name);
    }
    return name;
  }
}

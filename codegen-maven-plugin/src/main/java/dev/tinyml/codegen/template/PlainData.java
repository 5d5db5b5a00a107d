package dev.tinyml.codegen.template;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns view records into maps, lists, strings, numbers and booleans, so that a template sees data
 * and never a Java object whose methods it could call. Stateless.
 */
public final class PlainData {
  private PlainData() {}

  /** The components of a view by name. */
  public static Map<String, Object> of(Record view) {
    Map<String, Object> model = new LinkedHashMap<>();
    for (RecordComponent component : view.getClass().getRecordComponents()) {
      model.put(component.getName(), plain(read(component, view)));
    }
    return model;
  }

  private static Object read(RecordComponent component, Record view) {
    try {
      Method accessor = component.getAccessor();
      // Views are private to the packages that make them.
      accessor.setAccessible(true);
      return accessor.invoke(view);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Record view) {
      return of(view);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PlainData::plain).toList();
    }
    if (value instanceof String || value instanceof Integer || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException("a view can't hold a " + value.getClass());
  }
}

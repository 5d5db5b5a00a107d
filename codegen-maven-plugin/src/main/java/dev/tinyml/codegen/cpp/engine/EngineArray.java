package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.json.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An array in flash.
 *
 * @param type of its elements
 * @param symbol its name
 * @param size number of elements
 * @param tiled whether its elements stand in tiles, which some cores read as words
 * @param rows lines of elements
 */
public record EngineArray(String type, String symbol, int size, boolean tiled, List<String> rows) {
  private static final int MAX_WIDTH = 92;
  private static final int MAX_COLUMNS = 16;

  /** Copies the list. */
  public EngineArray {
    rows = List.copyOf(rows);
  }

  static EngineArray of(String symbol, Field.Array array) {
    return new EngineArray(
        array.type().text(),
        symbol,
        array.values().size(),
        array.tiled(),
        array.tiled() ? tiles(array) : rows(array));
  }

  /** A new line begins where a row of the array does. */
  private static List<String> rows(Field.Array array) {
    List<String> cells = new ArrayList<>();
    int width = 1;
    for (int i = 0; i < array.values().size(); i++) {
      String cell = literal(array.values().get(i));
      width = Math.max(width, cell.length());
      cells.add(cell);
    }
    int columns = Math.max(1, Math.min(MAX_COLUMNS, (MAX_WIDTH + 1) / (width + 2)));
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < cells.size(); row += array.rowLength()) {
      int end = Math.min(cells.size(), row + array.rowLength());
      for (int start = row; start < end; start += columns) {
        rows.add(line(cells.subList(start, Math.min(end, start + columns)), width));
      }
    }
    return rows;
  }

  /** Rows of float literals. */
  static List<String> floats(List<Float> values) {
    List<String> cells = values.stream().map(value -> NumberText.of(value) + "f").toList();
    int width = cells.stream().mapToInt(String::length).max().orElse(1);
    int columns = Math.max(1, (MAX_WIDTH + 1) / (width + 2));
    List<String> rows = new ArrayList<>();
    for (int start = 0; start < cells.size(); start += columns) {
      rows.add(line(cells.subList(start, Math.min(cells.size(), start + columns)), width));
    }
    return rows;
  }

  /** As many tiles as have room beside each other. */
  private static List<String> tiles(Field.Array array) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < array.values().size(); row += array.rowLength()) {
      StringBuilder line = new StringBuilder();
      for (int tile = row; tile < row + array.rowLength(); tile += Field.Array.TILE) {
        String cell = tile(array.values(), tile);
        if (!line.isEmpty() && line.length() + 1 + cell.length() > MAX_WIDTH) {
          rows.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(cell);
      }
      rows.add(line.toString());
    }
    return rows;
  }

  private static String tile(IntegerArray values, int start) {
    return IntStream.range(start, start + Field.Array.TILE)
        .mapToObj(i -> literal(values.get(i)))
        .collect(Collectors.joining(", ", "ENGINE_TILE(", "),"));
  }

  private static String line(List<String> cells, int width) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      line.append(line.isEmpty() ? "" : " ").append(" ".repeat(width - cell.length()));
      line.append(cell).append(',');
    }
    return line.toString();
  }

  /** C has no literal for the smallest integer: it would be a larger type's, negated. */
  private static String literal(int value) {
    return value == Integer.MIN_VALUE ? "INT32_MIN" : Integer.toString(value);
  }
}

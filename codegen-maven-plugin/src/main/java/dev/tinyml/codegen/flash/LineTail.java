package dev.tinyml.codegen.flash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last lines that were said. Thread-safe. */
final class LineTail {
  private static final int MAX_LINES = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}

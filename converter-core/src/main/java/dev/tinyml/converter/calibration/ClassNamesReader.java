package dev.tinyml.converter.calibration;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads names of classes, one per line in UTF-8. Stateless. */
final class ClassNamesReader {

  /**
   * @param subject what to call the file in messages
   * @param classCount when known, there must be as many names
   * @return in order, unless problems were added
   */
  List<String> read(String subject, byte[] content, OptionalInt classCount, Problems problems) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      problem(subject, "bytes that are not UTF-8", "text in UTF-8", problems);
      return List.of();
    }
    List<String> names = withoutMark(text).lines().map(String::strip).toList();
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : names) {
      if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
        problem(
            subject,
            "line " + (distinct.size() + 1) + " is blank or holds control characters",
            "one name per line",
            problems);
        return List.of();
      }
      if (!distinct.add(name)) {
        problem(subject, "the name " + name + " twice", "a name of its own per class", problems);
        return List.of();
      }
    }
    if (names.isEmpty() || classCount.isPresent() && names.size() != classCount.getAsInt()) {
      String expected =
          classCount.isPresent() ? classCount.getAsInt() + " names, one per output" : "names";
      problem(subject, names.size() + " names", expected, problems);
    }
    return names;
  }

  /** Some editors begin UTF-8 with a byte order mark, which is no part of the first name. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void problem(String subject, String found, String expected, Problems problems) {
    problems.add(
        "dataset-class-names",
        ProblemKind.BROKEN_INPUT,
        subject,
        found,
        expected,
        "write one name per line, in the order of the model's outputs");
  }
}

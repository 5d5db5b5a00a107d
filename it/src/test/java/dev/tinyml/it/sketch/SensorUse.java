package dev.tinyml.it.sketch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a sketch gets its readings, read from its sources.
 *
 * @param unitsPerG what it multiplies the accelerometer's readings in g with; empty when it reads
 *     text from the serial port
 * @param windowLength readings in a window
 * @param windowStride new readings from one inference to the next
 * @param classNames what it prints, by index of the output
 */
public record SensorUse(
    Optional<Float> unitsPerG, int windowLength, int windowStride, List<String> classNames) {

  /** Copies the list. */
  public SensorUse {
    classNames = List.copyOf(classNames);
  }

  /**
   * Reads a sketch.
   *
   * @throws AssertionError when the sources are of another form
   */
  public static SensorUse of(GeneratedSketch sketch) {
    String sensor =
        sketch.sources().stream()
            .map(Path::getFileName)
            .map(Path::toString)
            .filter(name -> name.startsWith("sensor"))
            .map(sketch::text)
            .findFirst()
            .orElseThrow(() -> new AssertionError(sketch + " has no sensor source"));
    String settings = sketch.text("model_settings.h");
    String names = find(settings, "kClassNames\\[[^=]*=\\s*\\{(.*?)};");
    return new SensorUse(
        sensor.contains("kUnitsPerG")
            ? Optional.of(Float.valueOf(find(sensor, "kUnitsPerG = ([^;]+);")))
            : Optional.empty(),
        Integer.parseInt(find(settings, "kWindowLength = (\\d+);")),
        Integer.parseInt(find(settings, "kWindowStride = (\\d+);")),
        Pattern.compile("\"([^\"]*)\"").matcher(names).results().map(m -> m.group(1)).toList());
  }

  /**
   * A recording as the C++ source that the replaying sensor and serial port link with: of one of
   * them, nothing of the other.
   */
  public String recording(List<List<Float>> windows) {
    List<Float> values = windows.stream().flatMap(List::stream).toList();
    // C++ knows no empty array.
    String samples = unitsPerG.map(units -> each(values, v -> v / units + "f,\n")).orElse("0.0f");
    String text = unitsPerG.isPresent() ? "" : each(values, v -> "\"" + v + "\\n\"\n");
    return """
        #include "replay.h"
        const float replay_samples[] = {%s};
        const int replay_sample_count = %d;
        const char replay_serial[] = "" %s;
        """
        .formatted(samples, unitsPerG.isPresent() ? values.size() / 3 : 0, text);
  }

  /**
   * A recording as text for a serial port, in pieces: a window, and then what makes the next one.
   */
  public List<String> pieces(List<List<Float>> windows) {
    List<Float> values = windows.stream().flatMap(List::stream).toList();
    int channels = windows.get(0).size() / windowLength;
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int to = windowLength; to * channels <= values.size(); to += windowStride) {
      pieces.add(each(values.subList(from * channels, to * channels), v -> v + "\n"));
      from = to;
    }
    return pieces;
  }

  private static String each(List<Float> values, Function<Float, String> text) {
    return values.stream().map(text).collect(Collectors.joining());
  }

  private static String find(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("nothing in the sources matches " + pattern);
    }
    return matcher.group(1);
  }
}

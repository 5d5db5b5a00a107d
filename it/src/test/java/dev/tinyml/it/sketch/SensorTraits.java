package dev.tinyml.it.sketch;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a sketch uses the accelerometer, read from its sources.
 *
 * @param unitsPerG what it multiplies readings in g with
 * @param windowLength readings in a window
 * @param windowStride new readings from one inference to the next
 * @param classNames what it prints, by index of the output
 */
public record SensorTraits(
    float unitsPerG, int windowLength, int windowStride, List<String> classNames) {

  /** Copies the list. */
  public SensorTraits {
    classNames = List.copyOf(classNames);
  }

  /**
   * Reads a sketch that uses the accelerometer.
   *
   * @throws AssertionError when the sources are of another form
   */
  public static SensorTraits of(GeneratedSketch sketch) {
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
    return new SensorTraits(
        Float.parseFloat(find(sensor, "kUnitsPerG = ([^;]+);")),
        Integer.parseInt(find(settings, "kWindowLength = (\\d+);")),
        Integer.parseInt(find(settings, "kWindowStride = (\\d+);")),
        Pattern.compile("\"([^\"]*)\"").matcher(names).results().map(m -> m.group(1)).toList());
  }

  /** A recording of the sensor, in g, as the C++ source that the replaying sensor links with. */
  public String recording(List<List<Float>> windows) {
    StringBuilder source = new StringBuilder("#include \"replayed_imu.h\"\n");
    source.append("const float replay_samples[] = {\n");
    int values = 0;
    for (List<Float> window : windows) {
      for (float value : window) {
        source.append(value / unitsPerG).append("f,\n");
        values++;
      }
    }
    return source
        .append("};\nconst int replay_sample_count = ")
        .append(values / 3)
        .append(";\n")
        .toString();
  }

  private static String find(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("nothing in the sources matches " + pattern);
    }
    return matcher.group(1);
  }
}

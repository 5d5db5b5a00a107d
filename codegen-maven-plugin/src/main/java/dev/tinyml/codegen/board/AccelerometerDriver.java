package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import java.util.Locale;

/**
 * The libraries that a sketch can read an accelerometer with: each has a source file of its own.
 */
public enum AccelerometerDriver {
  /** Arduino_LSM9DS1. */
  LSM9DS1,

  /** Arduino_BMI270_BMM150. */
  BMI270_BMM150,

  /** Arduino_LSM6DSOX. */
  LSM6DSOX,

  /** Arduino_LSM6DS3. */
  LSM6DS3,

  /** Seeed Arduino LSM6DS3. */
  LSM6DS3TR_C,

  /** Arduino_BHY2. */
  BHI260AP,

  /** Any library with an object {@code IMU} whose {@code readAcceleration(x, y, z)} gives g. */
  IMU;

  /** As board files and file names have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The driver that a checked board file names. */
  static AccelerometerDriver fromJson(JsonCursor json) {
    return valueOf(json.asString().toUpperCase(Locale.ROOT));
  }
}

package dev.tinyml.converter.correction;

/** Which factors equalization may use. */
public enum ScaleRounding {
  /**
   * Powers of two. Multiplying a float32 by one is exact, so the float model's results stay the
   * same to the last bit; the ranges of two layers come within a factor of two of each other.
   */
  POWERS_OF_TWO {
    @Override
    double round(double factor, double least) {
      double rounded = Math.scalb(1.0, Math.getExponent(factor));
      if (factor / rounded > Math.sqrt(2)) {
        rounded *= 2;
      }
      while (rounded < least) {
        rounded *= 2;
      }
      return rounded;
    }
  },
  /** Any number. Ranges become equal, and the float model's results change in their last digits. */
  NONE {
    @Override
    double round(double factor, double least) {
      return Math.max(factor, least);
    }
  };

  /**
   * The factor to use instead.
   *
   * @param factor above 0 and a normal number
   * @param least what the result must reach, at most 1
   */
  abstract double round(double factor, double least);
}

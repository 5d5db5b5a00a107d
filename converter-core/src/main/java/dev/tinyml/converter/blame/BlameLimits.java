package dev.tinyml.converter.blame;

/**
 * How much may be spent. Work decides, not time, so that the same model gives the same figures on
 * every machine.
 *
 * @param samples most samples to look at, at least 1
 * @param errorWork most multiplications for the operators' errors, in those of a float model
 * @param aloneWork most multiplications for quantizing each operator alone
 */
public record BlameLimits(int samples, long errorWork, long aloneWork) {
  /** Some seconds on a desktop processor for the largest models that microcontrollers run. */
  public static final BlameLimits DEFAULT = new BlameLimits(100, 3_000_000_000L, 3_000_000_000L);

  /** Checks the numbers. */
  public BlameLimits {
    if (samples < 1 || errorWork < 0 || aloneWork < 0) {
      throw new IllegalArgumentException(samples + " samples, " + errorWork + ", " + aloneWork);
    }
  }
}

package dev.tinyml.converter.report;

import java.util.List;
import java.util.Optional;

/** A report for tests, with every part filled. */
public final class SampleReport {
  private SampleReport() {}

  /** A small model whose second convolution suffers from an outlier. */
  public static QuantizationReport full() {
    return new QuantizationReport(
        List.of(
            new TensorReport(
                0,
                3,
                "conv/Relu",
                0,
                817.5,
                0,
                6.25,
                Optional.of(0.0245),
                Optional.of(-128),
                Optional.of(0.001),
                Optional.of(2e-4),
                Optional.of(new HistogramReport(0, 817.5, List.of(9_000_000_000L, 0L, 1L)))),
            new TensorReport(
                0,
                4,
                "fused \"away\" \u202e",
                -1,
                1,
                -1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of(
            new OperatorReport(
                0,
                0,
                "RESHAPE",
                "flatten",
                "flat",
                Double.POSITIVE_INFINITY,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new OperatorReport(
                0,
                1,
                "CONV_2D",
                "conv",
                "conv/Relu",
                9.5,
                0.94,
                2.25,
                0.01,
                Optional.of(Double.NEGATIVE_INFINITY),
                Optional.of(12.5),
                Optional.of(0.75),
                Optional.of(0.875))),
        List.of(
            new SuspectReport(
                0,
                1,
                "CONV_2D",
                "conv",
                "conv/Relu",
                Optional.of(0.75),
                "one value takes nearly all of the range",
                "choose ranges by percentile")),
        List.of("quantizing each operator alone would take too long"),
        List.of(
            new FindingReport(
                "class-missing", true, "class shake", "0 of 200", "its accuracy", "record some")),
        List.of(
            new AttemptReport(
                "min-max", List.of(new RuleReport("minSnr", "20 dB", "9.5 dB", false)), false),
            new AttemptReport("percentile 99.99", List.of(), true)));
  }
}

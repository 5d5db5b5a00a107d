package dev.tinyml.converter.blame;

import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says which operators to suspect first. The measure is the power of the error that an operator
 * alone causes in the model's scores: powers of independent errors add up, so that each operator
 * has its share of the whole. Where that was not measured, the operator's own noise-to-signal ratio
 * stands in. Immutable.
 */
final class Suspects {
  /** A model with less noise than this, 30 dB below its scores, has nothing to look for. */
  private static final double HARMLESS = 1e-3;

  /** A model with more noise, 20 dB below its scores, is worth a look at its worst operators. */
  private static final double HARMFUL = 1e-2;

  private static final double LARGE_SHARE = 0.15;
  private static final int MOST = 5;
  private static final int FEWEST = 3;

  /** The likeliest first. */
  private static final List<Symptom> SYMPTOMS =
      List.of(
          new CutOffValues(),
          new CutOffBias(),
          new UnequalWeights(),
          new JoinedScales(),
          new WideRange(),
          new CoarseScores());

  private final ModelPair models;
  private final List<OperatorSums> sums;
  private final OperatorErrors errors;
  private final WeightReader weights;

  Suspects(ModelPair models, List<OperatorSums> sums, OperatorErrors errors) {
    this.models = models;
    this.sums = sums;
    this.errors = errors;
    weights = new WeightReader(models.device().bytes());
  }

  /** The suspects, the likeliest first; none for a model that quantization hardly changes. */
  List<SuspectReport> find() {
    double[] effects = IntStream.range(0, sums.size()).mapToDouble(this::effect).toArray();
    double total = IntStream.range(0, effects.length).mapToDouble(i -> effects[i]).sum();
    if (total < HARMLESS) {
      return List.of();
    }
    List<Integer> ranked =
        IntStream.range(0, effects.length)
            .boxed()
            .filter(i -> effects[i] > 0)
            .sorted(Comparator.comparingDouble(i -> -effects[i]))
            .toList();
    List<SuspectReport> found = new ArrayList<>(stretchedInputs(ranked, effects, total));
    for (int number : ranked) {
      boolean large = effects[number] >= LARGE_SHARE * total;
      boolean spread = total >= HARMFUL && found.size() < FEWEST && !dominated(effects, total);
      boolean named =
          number >= models.operators().size() && !found.isEmpty() && isStretched(number);
      if (found.size() < MOST && (large || spread) && !named) {
        found.add(report(number));
      }
    }
    return found;
  }

  /**
   * Inputs of which a few values take nearly the whole range, when that is what ails the worst
   * operator as well: its range follows from theirs, and so do those of all others.
   */
  private List<SuspectReport> stretchedInputs(
      List<Integer> ranked, double[] effects, double total) {
    boolean follows =
        total >= HARMFUL && ranked.get(0) < models.operators().size() && isStretched(ranked.get(0));
    return IntStream.range(models.operators().size(), effects.length)
        .filter(number -> follows && isStretched(number))
        .mapToObj(this::input)
        .toList();
  }

  private boolean isStretched(int number) {
    return sums.get(number).range().bulk(WideRange.NEARLY_ALL) <= WideRange.NARROW;
  }

  /** Whether one operator has so large a share that others need no mention. */
  private static boolean dominated(double[] effects, double total) {
    return IntStream.range(0, effects.length).anyMatch(i -> effects[i] >= LARGE_SHARE * total);
  }

  private double effect(int number) {
    boolean called =
        number < models.operators().size() && models.operators().get(number).subgraph() > 0;
    return errors.share(number).isPresent() || called
        ? errors.effect(number)
        : ownRatio(sums.get(number).own());
  }

  private static double ownRatio(ErrorSums own) {
    double ratio = own.noiseToSignal();
    return Double.isFinite(ratio) ? ratio : 0;
  }

  private SuspectReport report(int number) {
    return number < models.operators().size() ? operator(number) : input(number);
  }

  private SuspectReport operator(int number) {
    ComparedOperator compared = models.operators().get(number);
    TfliteModel device = models.device().structure();
    TfliteSubgraph graph = device.subgraphs().get(compared.subgraph());
    Patient patient =
        new Patient(
            graph, graph.operators().get(compared.operator()), compared, sums.get(number), weights);
    Symptom.Diagnosis diagnosis =
        SYMPTOMS.stream()
            .flatMap(symptom -> symptom.find(patient).stream())
            .findFirst()
            .orElseGet(() -> new NoSingleCause().find(patient).orElseThrow());
    String dead = new DeadChannels().find(patient).map(d -> "; " + d.reason()).orElse("");
    String output = errors.name(compared);
    return new SuspectReport(
        compared.subgraph(),
        compared.operator(),
        compared.kind(),
        errors.layer(compared),
        output,
        errors.share(number),
        diagnosis.reason() + dead,
        diagnosis.nextStep());
  }

  private SuspectReport input(int number) {
    int index = number - models.operators().size();
    TensorSpec spec = models.device().structure().inputTensors().get(index).spec();
    StoredValues form = models.inputs().get(index).orElseThrow();
    ErrorSums own = sums.get(number).own();
    return new SuspectReport(
        0,
        -1,
        "INPUT",
        spec.name(),
        spec.name(),
        errors.share(number),
        isStretched(number)
            ? Figures.percent(WideRange.NEARLY_ALL)
                + " of its values share "
                + Figures.percent(sums.get(number).range().bulk(WideRange.NEARLY_ALL))
                + " of its range, "
                + Figures.number(form.low())
                + " to "
                + Figures.number(form.high())
                + ", which few values need; the ranges of the layers follow from it"
            : Figures.percent(own.saturation())
                + " of the input's values lie beyond the range "
                + Figures.number(form.low())
                + " to "
                + Figures.number(form.high())
                + ", and a usual value is "
                + Figures.number(own.rms() / form.scale())
                + " steps large",
        isStretched(number)
            ? "remove representative samples with outliers, or choose ranges by percentile (99.5)"
            : "normalize the input (mean, std) feature by feature, and cut off outliers, in training as"
                + " well");
  }
}

package dev.tinyml.codegen.report;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.MarkupWriter;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.codegen.report.markup.StyleSheet;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.verify.GateVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Renders the report of a conversion. The page is well-formed XML as well, holds no script, and
 * forbids the browser to load anything. The same data gives the same text. Immutable and
 * thread-safe.
 */
public final class HtmlReport {
  /** Name of the file in the output folder. */
  public static final String FILE_NAME = "report.html";

  private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";
  private static final String NOTHING_FROM_ELSEWHERE =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  private static final int LONGEST_TITLE = 80;

  private static final List<Section> SECTIONS =
      List.of(
          new SummarySection(),
          new VariantsSection(),
          new RulesSection(),
          new LayersSection(),
          new QualitySection(),
          new CalibrationSection(),
          new TensorsSection(),
          new MemorySection(),
          new FitSection(),
          new OriginSection());

  private final String css;

  /** A renderer with the style sheet that comes with it. */
  public HtmlReport() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css", e);
    }
  }

  /**
   * Whether a page, complete to its end, tells of a conversion, its verdict and boards. The page
   * says itself what it was made of; changes in between by hand are not looked for.
   *
   * @param variants as in {@link ReportData}
   * @param boards that the model was held against
   */
  public static boolean tellsOf(
      String page,
      ConversionManifest manifest,
      GateVerdict verdict,
      List<VariantVerdict> variants,
      List<Board> boards) {
    return page.endsWith("</html>\n") && page.contains(digest(manifest, verdict, variants, boards));
  }

  /** Whether a page has the memory plan, which is in a file of its own then. */
  public static boolean showsArena(String page) {
    return page.contains("id=\"" + MemorySection.ID + "\"");
  }

  /** The manifest has digests of everything else, and versions. */
  private static String digest(
      ConversionManifest manifest,
      GateVerdict verdict,
      List<VariantVerdict> variants,
      List<Board> boards) {
    StringBuilder text = new StringBuilder(text(manifest, verdict)).append(boards);
    variants.forEach(variant -> text.append(text(variant.manifest(), variant.verdict())));
    return FileDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ConversionManifest manifest, GateVerdict verdict) {
    return manifest.toText() + verdict.rows() + verdict.problems() + verdict.warnings();
  }

  /** The page. */
  public String render(ReportData data) {
    Element main = Element.of("main");
    Element links = Element.of("nav").attribute("aria-label", "Sections of this page");
    for (Section section : SECTIONS) {
      Optional<Element> body = section.body(data);
      if (body.isPresent()) {
        links
            .add(Element.of("a", section.heading()).attribute("href", "#" + section.id()))
            .text(" ");
        main.add(
            Element.of("section", Element.of("h2", section.heading()), body.get())
                .attribute("id", section.id()));
      }
    }
    return new MarkupWriter()
        .page(
            Element.of("html")
                .attribute("xmlns", NAMESPACE)
                .attribute("lang", "en")
                .add(head(data))
                .add(Element.of("body", header(data), links, main, footer(data))));
  }

  private Element head(ReportData data) {
    return Element.of(
        "head",
        Element.of("meta").attribute("charset", "utf-8"),
        Element.of("meta")
            .attribute("http-equiv", "Content-Security-Policy")
            .attribute("content", NOTHING_FROM_ELSEWHERE),
        Element.of("meta")
            .attribute("name", "viewport")
            .attribute("content", "width=device-width, initial-scale=1"),
        Element.of("meta").attribute("name", "color-scheme").attribute("content", "light dark"),
        Element.of("meta")
            .attribute("name", "tinyml-data")
            .attribute(
                "content",
                digest(
                    data.manifest(),
                    data.verdict(),
                    data.variants(),
                    data.fits().stream().map(BoardFit::board).toList())),
        Element.of("title", name(data.manifest()) + " – conversion report"),
        Element.of("style", new StyleSheet(css)));
  }

  private static Element header(ReportData data) {
    ConversionManifest manifest = data.manifest();
    int operators = manifest.operators().stream().mapToInt(OperatorUse::count).sum();
    return Element.of(
        "header",
        Element.of("p", "Conversion report").styled("eyebrow"),
        Element.of("h1", Element.of("bdi", name(manifest))),
        Element.of("p")
            .styled("lede")
            .add(Parts.name(manifest.source().name()))
            .text(
                " ("
                    + manifest.sourceFormat()
                    + ") became a TensorFlow Lite model of "
                    + Figures.count(operators)
                    + (operators == 1 ? " operator" : " operators")
                    + ", scheme "
                    + data.device()
                    + manifest.variant().map(v -> ", variant " + v.describe()).orElse("")
                    + "."));
  }

  private static Element footer(ReportData data) {
    return Element.of(
        "footer",
        Parts.remark(
            "Made by TinyML Maven "
                + data.manifest().tools().tinyml()
                + ". The same figures are in conversion.json, "
                + data.manifest().fileName("report.json")
                + ", "
                + data.manifest().fileName("arena.json")
                + " and "
                + data.manifest().fileName("fit.json")
                + " beside this page."));
  }

  private static String name(ConversionManifest manifest) {
    return SafeText.shortened(manifest.modelName(), LONGEST_TITLE);
  }
}

package dev.tinyml.codegen.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@DisplayName("The page of the report")
class HtmlReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-report/gesture.html");

  static List<String> hostileNames() {
    return List.of(
        "<script>alert(1)</script>",
        "</title></style><img src=x onerror=alert(1)>",
        "\"' onmouseover='alert(1)\" style=\"position:fixed",
        "]]><!-- <![CDATA[ &lt; &amp;#60; &nope;",
        "javascript:alert(1) url(http://example.com/x)",
        "\u202egnp.exe\u2066 hidden\u200b \u0000\u0007\u001b[31m\ufffe\ud800 end",
        "שלום عربى 日本語 👩‍🚀",
        "x".repeat(10_000),
        "a\nb\r\nc\td",
        "");
  }

  /** Looked at in a browser; {@code -Dgolden.update=true} writes it anew. */
  @Test
  @DisplayName("is the golden one")
  void golden() throws IOException {
    // The digest is of the whole manifest, also of what the page does not show.
    String page =
        new HtmlReport()
            .render(SampleReports.gesture())
            .replaceFirst("(tinyml-data\" content=\")[0-9a-f]{64}", "$1none");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, page);
    }
    assertThat(page).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  @DisplayName("says the verdict, the layer at fault, why, and what to do, before anything else")
  void summary() throws Exception {
    Document page = parse(new HtmlReport().render(SampleReports.gesture()));
    Element summary = (Element) page.getElementsByTagName("section").item(0);
    assertThat(summary.getTextContent())
        .contains("Failed", "1 of 3 rules broken", "a drop of 0.36 points")
        .contains("Which layer is at fault?", "dense_1", "91 % of the model's quantization error")
        .contains("its largest value is 38 times", "choose ranges by percentile")
        .contains("12.6 KiB", "95.36 %", "336 bytes");
    assertThat(elements(page))
        .extracting(element -> element.getAttribute("id"))
        .contains("summary", "rules", "layers", "quality", "calibration", "tensors", "memory");
  }

  @Test
  @DisplayName("shows what there is of a model without data of a report")
  void reduced() throws Exception {
    Document page = parse(new HtmlReport().render(SampleReports.reduced()));
    assertThat(page.getDocumentElement().getTextContent())
        .contains("Passed", "It was not measured what quantization does to each operator")
        .doesNotContain("Memory over time", "Error layer by layer");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  @DisplayName("is well-formed and harmless whatever names a model has")
  void hostile(String name) throws Exception {
    String text = new HtmlReport().render(SampleReports.large(5, name));
    Document page = parse(text);
    for (Element element : elements(page)) {
      assertThat(element.getTagName())
          .isNotIn(
              "script",
              "img",
              "iframe",
              "object",
              "embed",
              "link",
              "base",
              "form",
              "foreignObject");
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.item(i).getNodeName();
        assertThat(attribute).doesNotStartWith("on").isNotIn("src", "style", "srcset");
        if (attribute.equals("href")) {
          assertThat(attributes.item(i).getNodeValue()).matches("#[a-z]+");
        }
      }
    }
    assertThat(text.codePoints().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(text).doesNotContain("\u202e", "\u2066", "\u200b", "\ufffe", "&nope;");
    // The name itself is still there for people to read.
    if (name.equals("<script>alert(1)</script>")) {
      assertThat(page.getDocumentElement().getTextContent()).contains(name);
    }
  }

  @Test
  @DisplayName("forbids the browser to load anything")
  void policy() throws Exception {
    String text = new HtmlReport().render(SampleReports.gesture());
    assertThat(text)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("url(", "@import", "src=");
    // Names of languages are no addresses that anybody loads.
    assertThat(
            text.replace("http://www.w3.org/1999/xhtml", "")
                .replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 400, 20_000})
  @DisplayName("stays small for large models")
  void large(int operators) throws Exception {
    String text =
        new HtmlReport().render(SampleReports.large(operators, "rnn/while/step_12/MatMul"));
    parse(text);
    assertThat(text.length()).isLessThan(2 << 20);
  }

  @Test
  @DisplayName("tells of one conversion and verdict, and is told from others and from half a page")
  void tellsOf() {
    ReportData data = SampleReports.gesture();
    String page = new HtmlReport().render(data);
    assertThat(page).isEqualTo(new HtmlReport().render(SampleReports.gesture()));
    assertThat(HtmlReport.tellsOf(page, data.manifest(), data.verdict(), List.of(), boards(data)))
        .isTrue();
    assertThat(
            HtmlReport.tellsOf(
                page, data.manifest(), SampleReports.reduced().verdict(), List.of(), boards(data)))
        .isFalse();
    assertThat(
            HtmlReport.tellsOf(
                page.substring(0, page.length() / 2),
                data.manifest(),
                data.verdict(),
                List.of(),
                boards(data)))
        .isFalse();
  }

  private static List<Board> boards(ReportData data) {
    return data.fits().stream().map(BoardFit::board).toList();
  }

  @Test
  @DisplayName("shows each board with its verdict, what is free, and what is in the way")
  void boards() {
    ReportData data = SampleReports.gesture();
    String page = new HtmlReport().render(data);
    assertThat(data.fits()).extracting(BoardFit::verdict).contains(Verdict.TOO_SMALL);
    assertThat(page).contains("id=\"boards\"", "Arduino UNO R3", "✕ too small", "RAM short of");
    assertThat(page).contains("aria-label=\"Flash taken\"", "aria-label=\"RAM taken\"");
    assertThat(new HtmlReport().render(SampleReports.reduced())).doesNotContain("id=\"boards\"");
  }

  @Test
  @DisplayName("has a name for every drawing and every box that scrolls")
  void names() throws Exception {
    for (Element element : elements(parse(new HtmlReport().render(SampleReports.gesture())))) {
      if (element.getTagName().equals("svg") || element.getAttribute("class").equals("scroll")) {
        assertThat(element.getAttribute("aria-label")).isNotEmpty();
        assertThat(element.getAttribute("role")).isIn("img", "region");
      }
    }
  }

  private static Document parse(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static List<Element> elements(Document page) {
    NodeList all = page.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Node node = all.item(i);
      elements.add((Element) node);
    }
    return elements;
  }
}

package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.verify.rule.Rules;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads what maven-plugin-plugin made of the goals, before the tests run. */
@DisplayName("The plugin's descriptor")
class PluginDescriptorTest {
  private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
  private static final String ECLIPSE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";
  private static final int PARAMETERS_AT_LEAST = 40;

  private static Document document(String resource) throws Exception {
    try (InputStream in = PluginDescriptorTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
  }

  private static Set<String> goals() throws Exception {
    Set<String> goals = new TreeSet<>();
    elements(document(DESCRIPTOR).getElementsByTagName("mojo"))
        .forEach(mojo -> goals.add(text(mojo, "goal")));
    return goals;
  }

  @Test
  @DisplayName("has the goals, all of them safe for parallel builds")
  void goalsAreThreadSafe() throws Exception {
    assertThat(goals())
        .containsExactly(
            "boards",
            "convert",
            "engine",
            "flash",
            "generate",
            "help",
            "inspect",
            "sketch",
            "templates",
            "verify");
    for (Element mojo : elements(document(DESCRIPTOR).getElementsByTagName("mojo"))) {
      assertThat(text(mojo, "threadSafe")).as(text(mojo, "goal")).isEqualTo("true");
    }
  }

  @Test
  @DisplayName("describes each parameter that a user may set, and since when there is one")
  void parametersAreDescribed() throws Exception {
    List<Element> parameters = new ArrayList<>();
    for (Element mojo : elements(document(DESCRIPTOR).getElementsByTagName("mojo"))) {
      if (text(mojo, "goal").equals("help")) {
        continue;
      }
      for (Element parameter : elements(mojo.getElementsByTagName("parameter"))) {
        if (text(parameter, "editable").equals("true")) {
          parameters.add(parameter);
        }
      }
    }
    assertThat(parameters).hasSizeGreaterThanOrEqualTo(PARAMETERS_AT_LEAST);
    assertThat(parameters)
        .allSatisfy(
            parameter -> {
              assertThat(text(parameter, "description"))
                  .as(text(parameter, "name"))
                  .hasSizeGreaterThan(10);
              assertThat(text(parameter, "since")).as(text(parameter, "name")).isNotEmpty();
            });
  }

  @Test
  @DisplayName("has a parameter and a property for each rule of the gate, wherever it is judged")
  void rules() throws Exception {
    for (Element mojo : elements(document(DESCRIPTOR).getElementsByTagName("mojo"))) {
      if (Set.of("convert", "verify", "generate", "engine").contains(text(mojo, "goal"))) {
        assertThat(elements(mojo.getElementsByTagName("parameter")))
            .extracting(parameter -> text(parameter, "name"))
            .containsAll(Rules.names());
        String configuration = text(mojo, "configuration");
        assertThat(Rules.names())
            .allSatisfy(name -> assertThat(configuration).contains("${tinyml." + name + "}"));
      }
    }
  }

  @Test
  @DisplayName("is complemented for Eclipse by an action for each goal of the default lifecycle")
  void eclipse() throws Exception {
    Set<String> mapped = new TreeSet<>();
    elements(document(ECLIPSE).getElementsByTagName("goal"))
        .forEach(goal -> mapped.add(goal.getTextContent().strip()));
    Set<String> bound = new TreeSet<>();
    elements(document(DESCRIPTOR).getElementsByTagName("mojo")).stream()
        .filter(mojo -> !text(mojo, "phase").isEmpty())
        .forEach(mojo -> bound.add(text(mojo, "goal")));

    assertThat(mapped).isNotEmpty().isEqualTo(bound);
  }
}

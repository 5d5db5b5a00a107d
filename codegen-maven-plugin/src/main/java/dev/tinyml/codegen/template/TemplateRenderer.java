package dev.tinyml.codegen.template;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Renders views with FreeMarker. A template sees plain data only: it can't name a class, call a
 * method, or read another file, and its output is bounded. Thread-safe.
 */
public final class TemplateRenderer {
  private static final Version BEHAVIOUR = Configuration.VERSION_2_3_34;

  /** Far above any model that fits a board, far below what a build has as memory. */
  private static final int MAX_OUTPUT = 64 << 20;

  private final Configuration configuration;

  /** A renderer with the settings that all templates share. */
  public TemplateRenderer() {
    configuration = new Configuration(BEHAVIOUR);
    configuration.setObjectWrapper(new SimpleObjectWrapper(BEHAVIOUR));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateLoader(null);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("c");
    configuration.setBooleanFormat("c");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(false);
    configuration.setFallbackOnNullLoopVariable(false);
  }

  /**
   * Renders one file.
   *
   * @throws ProblemException when the template has a fault: its syntax, an unknown variable, or
   *     endless output
   */
  public String render(TemplateSource source, Record view) {
    Map<String, Object> model = PlainData.of(view);
    BoundedWriter out = new BoundedWriter(MAX_OUTPUT);
    try {
      Template template =
          new Template(source.origin(), new StringReader(source.text()), configuration);
      Environment environment = template.createProcessingEnvironment(model, out);
      environment.process();
      return out.toString();
    } catch (ParseException e) {
      throw fault(source, e.getLineNumber(), e.getColumnNumber(), firstLine(e), model, e);
    } catch (InvalidReferenceException e) {
      String found = "nothing is known as " + e.getBlamedExpressionString();
      throw fault(source, line(e), column(e), found, model, e);
    } catch (TemplateException e) {
      throw fault(source, line(e), column(e), firstLine(e), model, e);
    } catch (BoundedWriter.OutputTooLarge e) {
      throw fault(source, 0, 0, "more than " + MAX_OUTPUT + " characters of output", model, e);
    } catch (StackOverflowError e) {
      throw fault(source, 0, 0, "macros that call each other without end", model, e);
    } catch (IOException e) {
      throw fault(source, 0, 0, firstLine(e), model, e);
    }
  }

  private static int line(TemplateException e) {
    return e.getLineNumber() == null ? 0 : e.getLineNumber();
  }

  private static int column(TemplateException e) {
    return e.getColumnNumber() == null ? 0 : e.getColumnNumber();
  }

  private static String firstLine(Exception e) {
    String message =
        e instanceof ParseException parse
            ? parse.getEditorMessage()
            : e instanceof TemplateException template
                ? template.getMessageWithoutStackTop()
                : e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }

  private static ProblemException fault(
      TemplateSource source,
      int line,
      int column,
      String found,
      Map<String, Object> model,
      Throwable cause) {
    String place = line > 0 ? ", line " + line + ", column " + column : "";
    return new ProblemException(
        new Problem(
            "template-fault",
            source.userProvided() ? ProblemKind.CONFIGURATION : ProblemKind.INTERNAL,
            "template " + source.origin() + place,
            found,
            "a FreeMarker template with these variables: "
                + String.join(", ", new TreeSet<>(model.keySet())),
            source.userProvided() ? "correct the template" : "report this as a defect of the tool"),
        cause);
  }
}

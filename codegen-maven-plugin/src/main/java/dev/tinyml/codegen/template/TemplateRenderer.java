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

/**
 * Renders views with FreeMarker. A template sees plain data only: it can't name a class, call a
 * method, or read another file, and its output is bounded. Thread-safe.
 */
public final class TemplateRenderer {
  private static final Version BEHAVIOUR = Configuration.VERSION_2_3_34;

  /** Far above any model that fits a board, far below what a build has as memory. */
  private static final int MAX_OUTPUT = 64 << 20;

  private static final String SYNTAX = "a template in FreeMarker's language";

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
    return render(source, PlainData.of(view));
  }

  /**
   * Renders one file.
   *
   * @param data maps, lists, strings, numbers and booleans, as {@link PlainData} makes them
   * @throws ProblemException when the template has a fault: its syntax, an unknown variable, or
   *     endless output
   */
  public String render(TemplateSource source, Map<String, Object> data) {
    KnownNames names = new KnownNames();
    BoundedWriter out = new BoundedWriter(MAX_OUTPUT);
    try {
      Template template =
          new Template(source.origin(), new StringReader(source.text()), configuration);
      Environment environment = template.createProcessingEnvironment(data, out);
      environment.setTemplateExceptionHandler(names);
      environment.process();
      return out.toString();
    } catch (ParseException e) {
      throw fault(source, place(e.getLineNumber(), e.getColumnNumber()), firstLine(e), SYNTAX, e);
    } catch (InvalidReferenceException e) {
      String found = "nothing is known as " + e.getBlamedExpressionString();
      throw fault(source, place(e), found, names.expected(), e);
    } catch (TemplateException e) {
      throw fault(source, place(e), firstLine(e), names.expected(), e);
    } catch (BoundedWriter.OutputTooLarge e) {
      String found = "more than " + MAX_OUTPUT + " characters of output";
      throw fault(source, "", found, "a file that fits a board", e);
    } catch (StackOverflowError e) {
      throw fault(source, "", "macros that call each other without end", SYNTAX, e);
    } catch (IOException e) {
      throw fault(source, "", firstLine(e), SYNTAX, e);
    }
  }

  private static String place(TemplateException e) {
    return e.getLineNumber() == null ? "" : place(e.getLineNumber(), e.getColumnNumber());
  }

  private static String place(int line, int column) {
    return ", line " + line + ", column " + column;
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
      TemplateSource source, String place, String found, String expected, Throwable cause) {
    return new ProblemException(
        new Problem(
            "template-fault",
            source.userProvided() ? ProblemKind.CONFIGURATION : ProblemKind.INTERNAL,
            "template " + source.origin() + place,
            found,
            expected,
            source.userProvided() ? "correct the template" : "report this as a defect of the tool"),
        cause);
  }
}

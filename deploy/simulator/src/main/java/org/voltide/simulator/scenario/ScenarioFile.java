package org.voltide.simulator.scenario;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.simulator.json.RequiredUnlessNullable;

/** Reads scenario files, refusing those that make no sense with every reason at once. */
public final class ScenarioFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .annotationIntrospector(new RequiredUnlessNullable())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ScenarioFile() {}

  /**
   * Reads and checks a scenario.
   *
   * @throws ScenarioException with one line per problem
   * @throws IOException when the file cannot be read
   */
  public static Scenario read(Path file) throws ScenarioException, IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  static Scenario parse(String name, String text) throws ScenarioException {
    Scenario scenario = bind(name, text);
    List<Problem> problems = ScenarioCheck.problems(scenario);
    if (!problems.isEmpty()) {
      YamlLines lines = YamlLines.of(text);
      throw new ScenarioException(
          problems.stream()
              .map(p -> sentence(name, lines.line(p.path()), p.path(), p.what()))
              .toList());
    }
    return scenario;
  }

  private static Scenario bind(String name, String text) throws ScenarioException {
    try {
      return Optional.ofNullable(YAML.readValue(text, Scenario.class))
          .orElseThrow(() -> new ScenarioException(List.of(name + ": the file is empty")));
    } catch (JsonMappingException e) {
      throw new ScenarioException(List.of(sentence(name, line(e), path(e), what(e))));
    } catch (JsonProcessingException e) {
      throw new ScenarioException(
          List.of(sentence(name, line(e), "", firstLine(e.getOriginalMessage()))));
    }
  }

  private static String sentence(String file, int line, String path, String what) {
    return "%s:%d: %s%s".formatted(file, line, path.isEmpty() ? "" : path + ": ", what);
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String what(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "'%s' is not known here".formatted(unknown.getPropertyName());
    }
    Function<Throwable, String> message = cause -> firstLine(String.valueOf(cause.getMessage()));
    return e.getCause() == null || e.getCause() instanceof JsonParseException
        ? firstLine(e.getOriginalMessage())
        : message.apply(e.getCause());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }
}

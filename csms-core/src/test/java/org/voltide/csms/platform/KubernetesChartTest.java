package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the chart against itself and against the settings that are documented. */
class KubernetesChartTest {

  private static final Path CHART = Path.of("../deploy/kubernetes/voltide");
  private static final Path SETTINGS_PAGE = Path.of("../docs/getting-started.md");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
  private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z]+)+)");
  private static final Pattern OPENS = Pattern.compile("(?:if|range|with)\\b.*");
  private static final Pattern SETTING = Pattern.compile("(?m)^ +((?:voltide|quarkus)[a-z.-]+)=");
  private static final Pattern VARIABLE = Pattern.compile("name: ((?:VOLTIDE|QUARKUS|CSMS)_\\w+)");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String allTemplates() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path template : templates()) {
      all.append(Files.readString(template)).append('\n');
    }
    return all.toString();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
  }

  /** As Helm leaves it when all that may be there is there: lines of actions alone go. */
  private static String rendered(String template) {
    return template
        .lines()
        .filter(line -> !ACTION.matcher(line.strip()).matches())
        .map(line -> ACTION.matcher(line).replaceAll("x"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsObjectsOfKubernetes(Path template) throws IOException {
    List<JsonNode> objects =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(rendered(Files.readString(template)))
            .readAll();
    assertThat(objects)
        .isNotEmpty()
        .allSatisfy(
            object -> {
              assertThat(object.path("apiVersion").asText()).isNotEmpty();
              assertThat(object.path("kind").asText()).isNotEmpty();
              assertThat(object.at("/metadata/name").asText()).startsWith("x-");
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatIsOpenedIsClosed(Path template) throws IOException {
    List<String> actions =
        ACTION
            .matcher(Files.readString(template))
            .results()
            .map((MatchResult each) -> each.group(1))
            .toList();
    assertThat(actions.stream().filter("end"::equals).count())
        .isEqualTo(actions.stream().filter(each -> OPENS.matcher(each).matches()).count());
  }

  @Test
  void everyValueIsUsedAndEveryUsedOneExists() throws IOException {
    JsonNode values = YAML.readTree(CHART.resolve("values.yaml").toFile());
    Set<String> used = found(VALUE, allTemplates());
    assertThat(used)
        .allSatisfy(
            path -> assertThat(values.at(path.replace('.', '/')).isMissingNode()).isFalse());
    Set<String> unused = leaves(values, "");
    unused.removeIf(leaf -> used.stream().anyMatch(path -> (leaf + ".").startsWith(path + ".")));
    assertThat(unused).isEmpty();
  }

  private static Set<String> leaves(JsonNode node, String path) {
    Set<String> all = new TreeSet<>();
    if (!node.isObject() || node.isEmpty()) {
      all.add(path);
    }
    node.properties()
        .forEach(each -> all.addAll(leaves(each.getValue(), path + "." + each.getKey())));
    return all;
  }

  @Test
  void theSchemaNamesEveryValue() throws IOException {
    JsonNode values = YAML.readTree(CHART.resolve("values.yaml").toFile());
    JsonNode schema = new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());
    assertThat(names(schema.path("required"))).isEqualTo(keys(values));
    for (String name : keys(values)) {
      JsonNode of = resolved(schema, schema.at("/properties/" + name));
      if (!of.path("additionalProperties").asBoolean(true)) {
        assertThat(keys(of.path("properties"))).as(name).isEqualTo(keys(values.path(name)));
        assertThat(names(of.path("required"))).as(name).isEqualTo(keys(values.path(name)));
      }
    }
  }

  private static JsonNode resolved(JsonNode schema, JsonNode of) {
    return of.has("$ref") ? schema.at(of.path("$ref").asText().substring(1)) : of;
  }

  private static Set<String> keys(JsonNode object) {
    return object.properties().stream()
        .map(each -> each.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(JsonNode array) {
    return Stream.of(array)
        .flatMap(each -> each.valueStream())
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The page writes {@code .username} for what follows a setting that it names in full. */
  @Test
  void everySettingIsDocumented() throws IOException {
    String page = Files.readString(SETTINGS_PAGE);
    Set<String> named = found(SETTING, allTemplates());
    assertThat(named)
        .hasSizeGreaterThan(8)
        .allSatisfy(setting -> assertThat(page).contains("`" + setting + "`"));
    Set<String> variables = found(VARIABLE, allTemplates());
    assertThat(variables)
        .hasSize(4)
        .allSatisfy(
            variable -> {
              String setting = variable.toLowerCase(Locale.ROOT).replace('_', '.');
              String last = setting.substring(setting.lastIndexOf('.'));
              assertThat(
                      page.contains("`" + variable + "`")
                          || page.contains("`" + setting + "`")
                          || page.contains("`" + last + "`"))
                  .as(variable)
                  .isTrue();
            });
  }

  @Test
  void itRunsWithTheFewestRights() throws IOException {
    JsonNode pod =
        YAML.readTree(rendered(Files.readString(CHART.resolve("templates/statefulset.yaml"))))
            .at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
  }
}

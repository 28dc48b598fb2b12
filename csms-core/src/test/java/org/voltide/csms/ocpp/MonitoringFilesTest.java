package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

/** Holds dashboard, alerts and the page about them against the metrics that there are. */
@QuarkusTest
class MonitoringFilesTest {

  private static final Path DASHBOARD = Path.of("../deploy/monitoring/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("../deploy/monitoring/prometheus-alerts.yaml");
  private static final Path PAGE = Path.of("../docs/operations.md");

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:voltide|agroal|jvm|process|system|http_server)_[a-z0-9_]+");
  private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9_]+)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("([a-z]+)[!=]~?\"([^\"]*)\"");

  @Inject MessageMetrics messages;
  private List<String> series = List.of();

  @BeforeEach
  void read() {
    for (int type : List.of(2, 3, 4)) {
      messages.count(heartbeat(type));
    }
    Callers.viewer().get("/api/v1/clock").then().statusCode(200);
    // A request counts once its answer has left, which its caller may see a moment earlier.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              series = shown();
              return names().contains("http_server_requests_seconds_count");
            });
  }

  private static List<String> shown() {
    return Callers.viewer()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static MessageTrace heartbeat(int type) {
    return new MessageTrace(
        "CS1",
        1,
        Direction.IN,
        Instant.EPOCH,
        type,
        "m",
        Optional.of("Heartbeat"),
        "[]",
        Optional.empty(),
        Optional.of(Duration.ofMillis(1)));
  }

  private Set<String> names() {
    return series.stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
  }

  private static Set<String> metricsIn(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static List<String> expressions() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    JsonNode alerts = new ObjectMapper(new YAMLFactory()).readTree(ALERTS.toFile());
    List<String> all = new ArrayList<>(dashboard.findValuesAsText("expr"));
    all.addAll(alerts.findValuesAsText("expr"));
    return all;
  }

  @Test
  void everyMetricOfDashboardAndAlertsExists() throws IOException {
    assertThat(expressions()).hasSizeGreaterThan(30);
    Set<String> wanted = new HashSet<>();
    expressions().forEach(expression -> wanted.addAll(metricsIn(expression)));
    assertThat(names()).containsAll(wanted);
  }

  @Test
  void everyLabelThatTheySelectByExists() throws IOException {
    for (String expression : expressions()) {
      for (MatchResult selector : SELECTOR.matcher(expression).results().toList()) {
        if (!selector.group(1).equals("up")) {
          expectLabels(selector.group(1), selector.group(2));
        }
      }
    }
  }

  private void expectLabels(String metric, String matchers) {
    for (MatchResult matcher : MATCHER.matcher(matchers).results().toList()) {
      for (String value : matcher.group(2).split("\\|", -1)) {
        String label = "%s=\"%s\"".formatted(matcher.group(1), value);
        assertThat(series)
            .as("%s with %s", metric, label)
            .anyMatch(line -> line.startsWith(metric + "{") && line.contains(label));
      }
    }
  }

  /** The page leaves out what Prometheus appends to timers and sums. */
  @Test
  void everyMetricOfThePageExists() throws IOException {
    Set<String> names = names();
    String page = Files.readString(PAGE);
    String chapter = page.substring(page.indexOf("## Metrics"), page.indexOf("## The log"));
    assertThat(metricsIn(chapter))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(names).anyMatch(each -> each.startsWith(name)));
  }
}

package org.voltide.csms;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.OcppVersion;

/** Holds docs/CONFORMANCE.md against the code. */
class ConformanceTest {

  private static final Path PAGE = Path.of("../docs/CONFORMANCE.md");
  private static final Pattern ROW =
      Pattern.compile("\\| [A-S] [^|]+\\| (\\w+) \\| ([^|]+) \\| ([^|]+) \\| (\\w+) \\|");

  /** One line of the table of actions. */
  private record Row(String action, String direction, String since, String state) {}

  @Test
  void everyActionHasOneRow() throws IOException {
    assertThat(rows())
        .extracting(Row::action)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Action.values()).map(Action::name).toList());
  }

  @Test
  void rowsTellDirectionAndVersion() throws IOException {
    for (Row row : rows()) {
      Action action = Action.named(row.action()).orElseThrow();
      assertThat(row.direction()).as(row.action()).isEqualTo(direction(action));
      assertThat(row.since())
          .as(row.action())
          .isEqualTo(action.isIn(OcppVersion.V2_0_1) ? "2.0.1" : "2.1");
    }
  }

  @Test
  void fromStationsExactlyWhatHasAHandlerIsCalledHandled() throws IOException {
    assertThat(actions(row -> !row.direction().equals("to station"), "handled"))
        .as("actions called handled in %s", PAGE)
        .isEqualTo(handledActions());
  }

  @Test
  void nothingSentToStationsIsCalledRefused() throws IOException {
    assertThat(actions(row -> row.direction().equals("to station"), "refused")).isEmpty();
  }

  private static Set<String> handledActions() {
    JavaClasses classes = new ClassFileImporter().importPackages("org.voltide.csms");
    Set<String> handlers =
        classes.stream()
            .filter(
                type ->
                    type.isAssignableTo(StationMessageHandler.class)
                        || type.isAssignableTo(RecordingHandler.class))
            .filter(type -> !type.isInterface() && !type.getPackageName().endsWith(".ocpp"))
            .map(type -> type.getSimpleName().replaceFirst("Handler$", ""))
            .collect(toSet());
    return Arrays.stream(Action.values())
        .map(Action::name)
        .filter(handlers::contains)
        .collect(toCollection(TreeSet::new));
  }

  private static Collection<String> actions(Predicate<Row> which, String state) throws IOException {
    return rows().stream()
        .filter(which)
        .filter(row -> row.state().equals(state))
        .map(Row::action)
        .collect(toCollection(TreeSet::new));
  }

  private static String direction(Action action) {
    if (action.fromStation() && action.toStation()) {
      return "both";
    }
    return action.fromStation() ? "from station" : "to station";
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
        .toList();
  }
}

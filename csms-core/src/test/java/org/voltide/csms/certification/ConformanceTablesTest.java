package org.voltide.csms.certification;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of use cases and certification cases in docs/CONFORMANCE.md against the tests.
 */
class ConformanceTablesTest {
  private static final Path PAGE = Path.of("../docs/CONFORMANCE.md");
  private static final Path SPECIFICATION_NOTES = Path.of("../../shared/ocpp/use-cases.md");
  private static final Pattern CASE_ID = Pattern.compile("TC_[A-S]_\\d+(_\\d)?");
  private static final Pattern CASE_ROW =
      Pattern.compile("(?m)^\\| (TC_\\w+) \\| [^|]+ \\| (yes|partly|no) \\| ([^|]*)\\|$");
  private static final Pattern USE_CASE_ROW =
      Pattern.compile(
          "(?m)^\\| ([A-S]\\d\\d) \\| .+ \\| (2\\S+) \\| (yes|partly|no) \\| ([^|]*)\\|$");

  @Test
  void whatIsSaidOfACaseIsWhatATestOfItsNameShows() throws IOException {
    Map<String, String> shown =
        rows(CASE_ROW)
            .filter(row -> !row.group(2).equals("no"))
            .collect(toMap(row -> row.group(1), row -> row.group(3).strip()));
    assertThat(shown).isEqualTo(tests());
  }

  @Test
  void aCaseThatIsNotShownNamesNoTest() throws IOException {
    assertThat(rows(CASE_ROW).filter(row -> row.group(2).equals("no")))
        .allSatisfy(row -> assertThat(row.group(3)).isBlank());
  }

  @Test
  void whatIsSaidOfAUseCaseNamesTestsThatExist() throws IOException {
    Set<String> known = testClasses();
    for (MatchResult row : rows(USE_CASE_ROW).toList()) {
      List<String> named = List.of(row.group(4).strip().split(", ", -1));
      if (row.group(3).equals("no")) {
        assertThat(named).as(row.group(1)).containsExactly("");
      } else {
        assertThat(known).as(row.group(1)).containsAll(named);
      }
    }
  }

  @Test
  void everyUseCaseHasOneRow() throws IOException {
    assertThat(rows(USE_CASE_ROW).filter(row -> row.group(2).equals("2.0.1"))).hasSize(119);
    assertThat(rows(USE_CASE_ROW).map(row -> row.group(1))).doesNotHaveDuplicates();
  }

  @Test
  void everyCertificationCaseHasOneRow() throws IOException {
    List<String> rows = rows(CASE_ROW).map(row -> row.group(1)).toList();
    assertThat(rows).doesNotHaveDuplicates();
    assumeTrue(
        Files.exists(SPECIFICATION_NOTES),
        "The notes on the specification are not beside the project: nothing to compare ids with.");
    String notes = Files.readString(SPECIFICATION_NOTES);
    Set<String> ids = CASE_ID.matcher(notes).results().map(MatchResult::group).collect(toSet());
    assertThat(rows).containsAll(ids);
  }

  /** Which class has a test of which case. */
  private static Map<String, String> tests() {
    return new ClassFileImporter()
        .importPackagesOf(ConformanceTablesTest.class).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(DisplayName.class))
            .filter(method -> CASE_ID.matcher(name(method)).lookingAt())
            .collect(
                toMap(
                    method -> name(method).substring(0, name(method).indexOf(':')),
                    method -> method.getOwner().getSimpleName()));
  }

  private static String name(JavaMethod method) {
    return method.getAnnotationOfType(DisplayName.class).value();
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module :
        List.of("../csms-core", "../ocpp-gateway", "../iso15118-pki", "../deploy")) {
      try (Stream<Path> files = Files.walk(Path.of(module))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith("Test.java"))
            .forEach(file -> names.add(file.replace(".java", "")));
      }
    }
    return names;
  }

  private static Stream<MatchResult> rows(Pattern row) throws IOException {
    return row.matcher(Files.readString(PAGE)).results().toList().stream();
  }
}

package org.voltide.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command from files to report, on three weeks of two commuters. */
class StudyTest {

  private static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
  private static final int DAYS = 21;

  @TempDir private Path directory = Path.of("");
  private Path sessions = Path.of("");
  private Path prices = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    List<String> rows = new ArrayList<>(List.of("id,vehicle,plug_in,plug_out,energy_kwh"));
    for (int day = 0; day < DAYS - 2; day++) {
      Instant evening = START.plus(day, ChronoUnit.DAYS).plus(17, ChronoUnit.HOURS);
      Instant morning = evening.plus(13, ChronoUnit.HOURS);
      rows.add("a%d,car-a,%s,%s,9.5".formatted(day, evening, morning));
      rows.add("b%d,car-b,%s,%s,12".formatted(day, evening.plusSeconds(3_600), morning));
    }
    sessions = Files.write(directory.resolve("sessions.csv"), rows);
    List<String> hours = new ArrayList<>(List.of("start,price_eur_per_mwh"));
    for (int hour = 0; hour < DAYS * 24; hour++) {
      double price = hour % 24 < 5 ? -10 : 100 + 80 * Math.cos((hour % 24 - 19) * Math.PI / 12);
      hours.add(START.plus(hour, ChronoUnit.HOURS) + "," + price);
    }
    prices = Files.write(directory.resolve("prices.csv"), hours);
  }

  private record Said(int code, String out, String error) {}

  private Said study(String... more) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine command = Study.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(error, true));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--sessions", sessions.toString(),
                "--prices", prices.toString(),
                "--out", directory.resolve("out").toString(),
                "--zone", "UTC"));
    arguments.addAll(List.of(more));
    int code = command.execute(arguments.toArray(String[]::new));
    return new Said(code, out.toString(), error.toString());
  }

  @Test
  void writesAReportThatNeedsNothingElse() throws IOException {
    Said said =
        study("--days", "2025-03-10..2025-03-12", "--connection", "12", "--yearly-fee", "20");
    assertThat(said.error()).isEmpty();
    assertThat(said.code()).isZero();
    String html = Files.readString(directory.resolve("out/study.html"));
    assertThat(html)
        .contains(
            "6 recorded sessions of 2 cars on 3 days", "<svg", "after the stations' yearly fee")
        .contains("Every promise that could be kept was kept")
        .contains("An independent replay found no car outside its limits")
        .doesNotContain("<script", "http", "NaN", "Infinity", "src=");
    List<String> rows = Files.readAllLines(directory.resolve("out/study.csv"));
    assertThat(rows).hasSize(9);
    assertThat(said.out()).contains(rows);
    double uncontrolled = cost(rows.get(1));
    double smart = cost(rows.get(4));
    double v2g = cost(rows.get(8));
    assertThat(smart).isLessThan(uncontrolled);
    assertThat(v2g).isLessThan(smart);
    assertThat(cost(rows.get(6))).isBetween(v2g - 0.01, uncontrolled);
  }

  private static double cost(String row) {
    return Double.parseDouble(row.replaceAll("\"[^\"]*\"", "").split(",", -1)[1]);
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    assertThat(study("--window", "wide").error()).isEqualTo("'wide' is no window like 30-80.\n");
    assertThat(study("--window", "80-30").error())
        .isEqualTo("the window must ascend within 0 and 100 %\n");
    assertThat(study("--stations", "0").error())
        .isEqualTo("A site has at least 1 station, not 0.\n");
    assertThat(study("--days", "2026-01-01").error())
        .isEqualTo("No session begins in 2026-01-01.\n");
    assertThat(study("--days", "2025-01-01..2025-12-31").error())
        .isEqualTo(
            "2025-01-01..2025-12-31 are more than 35 days to replay as one;"
                + " give shorter --days, or fewer --weeks.\n");
    assertThat(study("--weeks", "0").error()).isEqualTo("--weeks must be at least 1, not 0.\n");
    assertThat(study("--capacity", "much").code()).isEqualTo(2);
    assertThat(study("--export-refund", "0.5").error())
        .isEqualTo("the refund must lie between 0 and the adder on import\n");
    Files.writeString(
        prices, "start,price_eur_per_mwh\n2025-03-03T00:00:00Z,1\n2025-03-03T02:00:00Z,1\n");
    Said gap = study();
    assertThat(gap.code()).isEqualTo(1);
    assertThat(gap.error())
        .isEqualTo(
            "prices.csv: line 3: prices are missing or do not fit between"
                + " 2025-03-03T01:00:00Z and 2025-03-03T02:00:00Z\n");
    Files.delete(sessions);
    Files.writeString(prices, "start,price_eur_per_mwh\n2025-03-03T00:00:00Z,1\n");
    assertThat(study().error()).isEqualTo(sessions + ": cannot be read\n");
  }
}

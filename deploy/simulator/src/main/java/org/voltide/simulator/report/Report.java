package org.voltide.simulator.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.station.Station;
import org.voltide.simulator.station.Visit;

/**
 * What a run came to, as written to the report file.
 *
 * @param turnedAway cars that found no free connector
 */
public record Report(
    String scenario,
    Instant from,
    Instant until,
    List<Stay> stays,
    List<Site> sites,
    List<Line> stations,
    int turnedAway) {
  private static final double TARGET_TOLERANCE_PERCENT = 0.5;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * One car's stay.
   *
   * @param ended false when the car was still there at the end of the run
   * @param reached the target, within half a percent
   * @param inWh at the meter, as is {@code outWh}
   * @param batteryWh what the battery gained
   * @param events how many transaction events were told, by transaction
   */
  public record Stay(
      String station,
      String car,
      Instant arrival,
      Instant departure,
      boolean ended,
      double startSocPercent,
      double endSocPercent,
      double targetSocPercent,
      boolean reached,
      double inWh,
      double outWh,
      double batteryWh,
      Map<String, Integer> events) {
    public static Stay of(String station, Visit visit, boolean ended, Instant departure) {
      double soc = visit.car().battery().socPercent();
      return new Stay(
          station,
          visit.carSpec().id(),
          visit.arrival(),
          departure,
          ended,
          visit.startSocPercent(),
          soc,
          visit.targetSocPercent(),
          soc >= visit.targetSocPercent() - TARGET_TOLERANCE_PERCENT,
          visit.inWh(),
          visit.outWh(),
          visit.batteryGainWh(),
          visit.events());
    }
  }

  /** A grid connection's extremes by the minute, base load included, and its limits. */
  public record Site(
      String site, double maxNetW, double importLimitW, double minNetW, double exportLimitW) {
    public static Site of(Scenario.Site site, SiteMeter meter) {
      return new Site(
          site.id(),
          meter.maxW(),
          site.importLimitKw() * 1000,
          meter.minW(),
          site.exportLimitKw() * 1000);
    }
  }

  /** What a station's line went through. */
  public record Line(
      String station,
      long reconnects,
      long resent,
      long repeated,
      long swapped,
      long dropped,
      long rejectedProfiles,
      long skippedSamples) {
    public static List<Line> of(Collection<Station> stations) {
      return stations.stream().map(Line::of).toList();
    }

    private static Line of(Station station) {
      var line = station.line();
      return new Line(
          station.spec().id(),
          Math.max(0, line.connects() - 1),
          line.resent(),
          line.repeated(),
          line.swapped(),
          line.dropped(),
          station.rejectedProfiles(),
          station.skippedSamples());
    }
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this));
  }

  /** One sentence for the terminal. */
  public String summary() {
    long ended = stays.stream().filter(Stay::ended).count();
    long reached = stays.stream().filter(stay -> stay.ended && stay.reached).count();
    double in = stays.stream().mapToDouble(Stay::inWh).sum() / 1000;
    double out = stays.stream().mapToDouble(Stay::outWh).sum() / 1000;
    return "%d of %d cars left at their target; %.1f kWh in, %.1f kWh out."
        .formatted(reached, ended, in, out);
  }
}

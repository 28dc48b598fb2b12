package org.voltide.acceptance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The truth of a run, from the side of the cars and the grid connections. */
record SimulatorReport(
    Instant from,
    Instant until,
    List<Stay> stays,
    List<Site> sites,
    List<Line> stations,
    int turnedAway) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** One car's stay; energies at the meter, but {@code batteryWh} is what the battery gained. */
  record Stay(
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
      Map<String, Integer> events) {}

  /** The highest and lowest minute of a grid connection. */
  record Site(
      String site, double maxNetW, double importLimitW, double minNetW, double exportLimitW) {}

  /** What a station's line went through. */
  record Line(String station, long reconnects, long resent, long dropped, long skippedSamples) {}

  static SimulatorReport read(Path file) {
    try {
      return JSON.readValue(file.toFile(), SimulatorReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The stays that are over and had a transaction. On a fast clock a car that was there from the
   * start may be gone before its station is connected.
   */
  List<Stay> ended() {
    return stays.stream().filter(Stay::ended).filter(stay -> !stay.events().isEmpty()).toList();
  }

  /** The stays without a transaction. */
  List<Stay> missed() {
    return stays.stream().filter(stay -> stay.events().isEmpty()).toList();
  }
}

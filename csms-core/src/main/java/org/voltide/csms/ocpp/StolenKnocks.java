package org.voltide.csms.ocpp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;

/**
 * Tells from where stolen stations knock: each address once an hour. Whoever knows a station's name
 * can knock in it from anywhere, so a few addresses are told at once, and those beyond in one
 * report every five minutes, the newest of them by name. Thread-safe.
 */
@Singleton
class StolenKnocks {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration TOGETHER = Duration.ofMinutes(5);

  /** Told at once in each hour. */
  static final int MOST = 5;

  /** Named in a report of many. */
  static final int MOST_NAMED = 5;

  /** The newest addresses of a station that are remembered; an older one is told again. */
  static final int MOST_KNOWN = 200;

  private final Clock clock;
  private final BiConsumer<String, String> report;
  private final Map<String, Knocks> ofStations = new HashMap<>();

  @Inject
  StolenKnocks(Clock clock, SecurityReports reports) {
    this(
        clock,
        (stationId, from) ->
            reports.found(Optional.of(stationId), "StolenStationKnocked", Severity.CRITICAL, from));
  }

  /**
   * @param report takes a station and from where it knocked
   */
  StolenKnocks(Clock clock, BiConsumer<String, String> report) {
    this.clock = clock;
    this.report = report;
  }

  /** Those of one station. */
  private static final class Knocks {
    /** When each address was last news, the oldest first. */
    private final SequencedMap<String, Instant> known = new LinkedHashMap<>();

    /** The newest that are not told yet. */
    private final Deque<String> newest = new ArrayDeque<>();

    private Instant since = Instant.MIN;
    private int toldSince;
    private int unnamed;

    private boolean isNews(String host, Instant now) {
      known.values().removeIf(at -> !now.isBefore(at.plus(WINDOW)));
      boolean isNews = known.putIfAbsent(host, now) == null;
      if (known.size() > MOST_KNOWN) {
        known.pollFirstEntry();
      }
      return isNews;
    }

    private boolean mayBeToldAtOnce(Instant now) {
      if (!now.isBefore(since.plus(WINDOW))) {
        since = now;
        toldSince = 0;
      }
      return toldSince++ < MOST;
    }

    private void keep(String host) {
      newest.addLast(host);
      if (newest.size() > MOST_NAMED) {
        newest.removeFirst();
        unnamed++;
      }
    }

    private Optional<String> kept() {
      if (newest.isEmpty()) {
        return Optional.empty();
      }
      List<String> named = new ArrayList<>(newest.reversed());
      String before = unnamed == 0 ? "" : ", and before them %d left out".formatted(unnamed);
      newest.clear();
      unnamed = 0;
      return Optional.of("From " + String.join(", ", named) + before);
    }

    private boolean isOver(Instant now) {
      return known.values().stream().noneMatch(at -> now.isBefore(at.plus(WINDOW)));
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(TOGETHER, "knocks of stolen stations", this::tellKept);
  }

  void stop(@Observes ShutdownEvent event) {
    tellKept();
  }

  synchronized void knocked(String stationId, String host) {
    Instant now = clock.instant();
    Knocks knocks = ofStations.computeIfAbsent(stationId, _ -> new Knocks());
    if (!knocks.isNews(host, now)) {
      return;
    }
    if (knocks.mayBeToldAtOnce(now)) {
      report.accept(stationId, "From " + host);
    } else {
      knocks.keep(host);
    }
  }

  /** Tells what was not told at once. */
  synchronized void tellKept() {
    ofStations.forEach(
        (stationId, knocks) -> knocks.kept().ifPresent(from -> report.accept(stationId, from)));
    Instant now = clock.instant();
    ofStations.values().removeIf(knocks -> knocks.isOver(now));
  }
}

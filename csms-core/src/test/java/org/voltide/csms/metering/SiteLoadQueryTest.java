package org.voltide.csms.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;

class SiteLoadQueryTest {
  private static final Instant NOON = LaneWorld.NOW;
  private final LaneWorld world = new LaneWorld();
  private final SiteLoadQuery loads = new SiteLoadQuery(world.database());

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aSampleHoldsUntilTheNextOneAndCarsAddUp() throws SQLException {
    session(1, NOON, null);
    session(2, NOON, NOON.plusSeconds(90));
    sample(1, NOON, 6_000);
    sample(1, NOON.plusSeconds(30), -6_000);
    sample(1, NOON.plusSeconds(150), 0);
    sample(2, NOON.plusSeconds(60), 3_000);

    SiteLoad load = loads.read("depot", NOON, NOON.plusSeconds(240)).orElseThrow();

    assertThat(load.bucketSeconds()).isEqualTo(60);
    assertThat(load.points())
        .extracting(SiteLoad.Point::carsW)
        .containsExactly(0.0, -6_000.0 + 1_500, -3_000.0, 0.0);
    assertThat(load.points().getFirst().baseLoadW()).isEqualTo(1_000);
    assertThat(load.points().getFirst().netW()).isEqualTo(1_000);
    assertThat(load.points().get(3).at()).isEqualTo(NOON.plusSeconds(180));
  }

  @Test
  void aSilentStationIsForgottenAfterAQuarterOfAnHour() throws SQLException {
    session(1, NOON.minusSeconds(3_600), null);
    sample(1, NOON.minusSeconds(600), 6_000);

    SiteLoad load = loads.read("depot", NOON, NOON.plusSeconds(600)).orElseThrow();

    assertThat(load.points().stream().map(SiteLoad.Point::carsW).toList())
        .isEqualTo(List.of(6e3, 6e3, 6e3, 6e3, 6e3, 0.0, 0.0, 0.0, 0.0, 0.0));
  }

  @Test
  void theBucketGrowsWithTheSpan() {
    assertThat(SiteLoadQuery.bucketSeconds(Duration.ofMinutes(5))).isEqualTo(60);
    assertThat(SiteLoadQuery.bucketSeconds(Duration.ofDays(1))).isEqualTo(60);
    assertThat(SiteLoadQuery.bucketSeconds(Duration.ofDays(366))).isEqualTo(352 * 60);
  }

  @Test
  void aSiteThatIsNotRegisteredHasNone() throws SQLException {
    assertThat(loads.read("nowhere", NOON, NOON.plusSeconds(60))).isEmpty();
  }

  private void session(int n, Instant from, Instant to) {
    world.run(
        "insert into station (id, site_id, name, created_at) values (?, 'depot', 'x', now())",
        "CS" + n);
    world.run(
        "insert into charging_session (id, station_id, transaction_id, site_id, started_at,"
            + " ended_at, seq_nos, changed_at) values (?::uuid, ?, 'T', 'depot', ?::timestamptz,"
            + " ?::timestamptz, '{}', now())",
        id(n),
        "CS" + n,
        from.toString(),
        to == null ? null : to.toString());
  }

  private void sample(int n, Instant at, double powerW) throws SQLException {
    world.partitions().cover("meter_sample", List.of(at));
    world.run(
        "insert into meter_sample (station_id, evse_id, session_id, at, power_w)"
            + " values (?, 1, ?::uuid, ?::timestamptz, ?)",
        "CS" + n,
        id(n),
        at.toString(),
        powerW);
  }

  private static String id(int n) {
    return "00000000-0000-0000-0000-00000000000" + n;
  }
}

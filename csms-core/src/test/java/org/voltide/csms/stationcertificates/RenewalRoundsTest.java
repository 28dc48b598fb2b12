package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

class RenewalRoundsTest {
  private static final Instant NOW = LaneWorld.NOW;

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final RenewalTable table = new RenewalTable(database);
  private final List<String> asked = new ArrayList<>();
  private String refusal = "";
  private boolean canIssueForCars = true;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatEndsSoonIsRenewedAFewAtATime() {
    for (int i = 1; i <= 5; i++) {
      station("CS" + i, true);
      delivered("CS" + i, null, Duration.ofDays(i));
    }
    station("AWAY", false);
    delivered("AWAY", null, Duration.ofDays(1));
    station("LATER", true);
    delivered("LATER", null, Duration.ofDays(60));
    station("TWICE", true);
    delivered("TWICE", "V2GCertificate", Duration.ofDays(2));
    delivered("TWICE", "V2GCertificate", Duration.ofDays(300), Duration.ofDays(-1));

    round(Duration.ZERO);
    assertThat(asked).containsExactly("CS1 SignCombinedCertificate", "CS2 SignCombinedCertificate");
    round(Duration.ofMinutes(1));
    assertThat(asked).as("there is no room for more").hasSize(2);

    delivered("CS1", null, Duration.ofDays(365), Duration.ofSeconds(90));
    round(Duration.ofMinutes(2));
    assertThat(asked).hasSize(3).last().isEqualTo("CS3 SignCombinedCertificate");
    assertThat(rounds(Duration.ZERO).list())
        .extracting(EndingCertificate::stationId)
        .containsExactly("AWAY", "CS2", "CS3", "CS4", "CS5");
  }

  @Test
  void whoFailsIsAskedAgainAfterPausesThatDouble() {
    station("CS1", true);
    delivered("CS1", "V2GCertificate", Duration.ofDays(20));
    refusal = "Rejected";
    round(Duration.ZERO);
    round(Duration.ofMinutes(59));
    assertThat(asked).containsExactly("CS1 SignV2GCertificate");
    round(Duration.ofMinutes(61));
    round(Duration.ofMinutes(180));
    assertThat(asked).hasSize(2);
    round(Duration.ofMinutes(182));
    assertThat(asked).hasSize(3);
    assertThat(rounds(Duration.ZERO).list())
        .singleElement()
        .satisfies(
            renewal -> {
              assertThat(renewal.attempts()).isEqualTo(3);
              assertThat(renewal.note()).isEqualTo("Rejected");
            });
  }

  @Test
  void aShortLifeIsRenewedInItsLastThird() {
    station("CS1", true);
    delivered("CS1", null, Duration.ofDays(2));
    round(Duration.ZERO);
    delivered("CS1", null, Duration.ofDays(9), Duration.ofSeconds(90));
    round(Duration.ofHours(3));
    round(Duration.ofDays(5));
    assertThat(asked).hasSize(1);
    round(Duration.ofDays(7));
    assertThat(asked).hasSize(2);
    assertThat(rounds(Duration.ofDays(15)).list()).hasSize(1);
    round(Duration.ofDays(17));
    assertThat(asked).as("given up").hasSize(2);
  }

  @Test
  void whatWasTakenBackIsRenewedAndWhatCannotBeIssuedWaits() {
    station("CS1", true);
    delivered("CS1", "V2GCertificate", Duration.ofDays(300));
    round(Duration.ZERO);
    assertThat(asked).isEmpty();
    database.update(
        """
        insert into own_certificate
               (issuer, serial_number, fingerprint, station_id, common_name, issued_at,
                valid_until, revoked_at, reason)
        values ('V2G', '1f', '\\x00', 'CS1', 'CS1', ?, ?, ?, 'SUPERSEDED')
        """,
        NOW,
        NOW.plus(Duration.ofDays(300)),
        NOW);
    canIssueForCars = false;
    round(Duration.ZERO);
    assertThat(asked).isEmpty();
    canIssueForCars = true;
    round(Duration.ZERO);
    assertThat(asked).containsExactly("CS1 SignV2GCertificate");
  }

  private void round(Duration later) {
    rounds(later).round();
  }

  private RenewalRounds rounds(Duration later) {
    return new RenewalRounds(
        table,
        settings(),
        this::ask,
        () -> canIssueForCars,
        Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  private String ask(String station, StationUse use) {
    asked.add(station + " " + use.trigger());
    return refusal;
  }

  private static RenewalSettings settings() {
    return new RenewalSettings() {
      @Override
      public Duration ahead() {
        return Duration.ofDays(30);
      }

      @Override
      public int atOnce() {
        return 2;
      }
    };
  }

  private void station(String id, boolean isOnline) {
    world.station(id);
    database.update("update station set online = ? where id = ?", isOnline, id);
  }

  private void delivered(String station, @Nullable String type, Duration left) {
    delivered(station, type, left, Duration.ofDays(-365));
  }

  private void delivered(String station, @Nullable String type, Duration left, Duration sinceNow) {
    database.update(
        """
        insert into issued_certificate
               (id, station_id, request_digest, certificate_type, chain, serial_number,
                valid_until, state, issued_at, changed_at)
        values (?, ?, ?, ?, 'chain', '1f', ?, 'DELIVERED', ?, ?)
        """,
        UUID.randomUUID(),
        station,
        new byte[] {(byte) left.toDays(), (byte) (left.toDays() >> 8)},
        type,
        NOW.plus(left),
        NOW.plus(sinceNow),
        NOW.plus(sinceNow));
  }
}

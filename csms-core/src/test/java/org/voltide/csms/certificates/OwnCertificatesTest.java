package org.voltide.csms.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

class OwnCertificatesTest {
  private static final Instant NOW = LaneWorld.NOW;

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final OwnCertificates own =
      new OwnCertificates(database, Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatWasReplacedDoesNotCountAsEnding() {
    world.station("CS1");
    issued("1a", "V2GCertificate", 300, 5);
    issued("1b", "ChargingStationCertificate", 300, 5);
    assertThat(own.ending(Duration.ofDays(30))).isEqualTo(2);
    issued("1c", "V2GCertificate", 1, 60);
    assertThat(own.ending(Duration.ofDays(30))).isEqualTo(1);
    assertThat(own.ending(Duration.ofDays(90))).isEqualTo(2);
  }

  @Test
  void aCertificateIsTakenBackOnce() {
    world.station("CS1");
    issued("1a", "V2GCertificate", 1, 60);
    assertThat(own.station("V2G", "1a")).isEqualTo("CS1");
    assertThatThrownBy(() -> own.station("V2G", "1b")).hasMessageContaining("no certificate 1b");
    own.revoke("V2G", "1a", CRLReason.SUPERSEDED);
    assertThat(own.ending(Duration.ofDays(90))).isZero();
    assertThatThrownBy(() -> own.revoke("V2G", "1a", CRLReason.SUPERSEDED))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> own.revoke("V2G", "1b", CRLReason.SUPERSEDED))
        .hasMessageContaining("no certificate 1b");
  }

  private void issued(String serial, String use, int daysAgo, int daysLeft) {
    Instant since = NOW.minus(Duration.ofDays(daysAgo));
    Instant until = NOW.plus(Duration.ofDays(daysLeft));
    database.update(
        """
        insert into own_certificate
               (issuer, serial_number, fingerprint, station_id, common_name, issued_at, valid_until)
        values ('V2G', ?, '\\x00', 'CS1', 'CS1', ?, ?)
        """,
        serial,
        since,
        until);
    database.update(
        """
        insert into issued_certificate
               (id, station_id, request_digest, certificate_type, chain, serial_number,
                valid_until, state, issued_at, changed_at)
        values (?, 'CS1', decode(?, 'hex'), ?, 'chain', ?, ?, 'DELIVERED', ?, ?)
        """,
        UUID.randomUUID(),
        serial,
        use,
        serial,
        until,
        since,
        since);
  }
}

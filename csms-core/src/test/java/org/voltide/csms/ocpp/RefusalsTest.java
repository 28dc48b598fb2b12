package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.GatewayEvent;
import org.voltide.ocpp.gateway.Refusal;

class RefusalsTest {
  private final LaneWorld world = new LaneWorld();
  private final SecurityReports reports =
      new SecurityReports(
          new SecurityLog(new Database(world.database()), new LiveEvents(), LaneWorld.CLOCK));
  private final Refusals refusals = new Refusals(reports);

  @AfterEach
  void close() {
    world.close();
  }

  private void refused(GatewayEvent reason, Optional<String> station) {
    InetSocketAddress remote = InetSocketAddress.createUnresolved("somewhere", 1);
    refusals.refused(new Refusal(reason, station, 2, remote, "as it happens"));
  }

  @Test
  void theSecurityLogSaysWhyButNotForEveryHandshake() {
    for (int i = 0; i < 200; i++) {
      refused(GatewayEvent.TLS_FAILED, Optional.empty());
    }
    refused(GatewayEvent.WRONG_CREDENTIALS, Optional.of("CS1"));
    refused(GatewayEvent.DOWNGRADE_REFUSED, Optional.of("CS1"));
    refused(GatewayEvent.CERTIFICATE_REFUSED, Optional.of("CS1"));
    refused(GatewayEvent.UNKNOWN_STATION, Optional.of("nobody"));
    reports.close();
    assertThat(
            world.rows(
                "select station_id, type, severity, tech_info from security_event order by type"))
        .containsExactly(
            "CS1,FailedToAuthenticateAtCsms,WARNING,From somewhere: as it happens",
            "CS1,InvalidChargingStationCertificate,WARNING,From somewhere: as it happens",
            "CS1,SecurityProfileDowngrade,CRITICAL,From somewhere: as it happens",
            "null,TlsHandshakeFailed,INFO,From somewhere: as it happens");
  }
}

package org.voltide.csms.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.stations.StationChanged;
import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;

class StatusNotificationsTest {
  private final LaneWorld world = new LaneWorld();
  private final Fired<StationChanged> changes = new Fired<>();
  private final StatusNotifications statuses = new StatusNotifications(changes);

  @BeforeEach
  void register() {
    world.station("CS1");
    world.run(
        "insert into evse (station_id, id, current_type, phases, max_charge_w, max_discharge_w)"
            + " values ('CS1', 1, 'DC', 3, 50000, 50000)");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theNewestStatusOfAConnectorIsKept() {
    send(1, 1, ConnectorStatus.Available, LaneWorld.NOW.minusSeconds(60));
    send(1, 1, ConnectorStatus.Occupied, LaneWorld.NOW);

    assertThat(
            world.rows(
                "select id, status, status_at = timestamptz '2026-03-01T12:00Z' from connector"))
        .containsExactly("1,Occupied,t");
    Awaitility.await().until(() -> changes.events().size() == 2);
    assertThat(changes.events().getFirst())
        .isEqualTo(new StationChanged("CS1", StationChanged.Kind.STATUS));
  }

  @Test
  void anUnregisteredConnectorIsAddedAndARegisteredEvseLeftAsItIs() {
    send(1, 2, ConnectorStatus.Available, LaneWorld.NOW);
    send(7, 1, ConnectorStatus.Faulted, LaneWorld.NOW);

    assertThat(world.rows("select id, current_type, max_charge_w from evse order by id"))
        .containsExactly("1,DC,50000", "7,AC,3680");
    assertThat(world.rows("select evse_id, id, status from connector order by 1"))
        .containsExactly("1,2,Available", "7,1,Faulted");
  }

  @Test
  void aStatusThatNamesNoConnectorIsAnsweredAndAnAbsurdTimeReplaced() {
    send(0, 0, ConnectorStatus.Unavailable, LaneWorld.NOW);
    send(1, 1, ConnectorStatus.Available, Instant.EPOCH);

    assertThat(world.rows("select id, status_at = timestamptz '2026-03-01T12:00Z' from connector"))
        .containsExactly("1,t");
  }

  private void send(int evse, int connector, ConnectorStatus status, Instant at) {
    assertThat(
            world.send(
                statuses, "CS1", new StatusNotificationRequest(at, status, evse, connector, null)))
        .isNotNull();
  }
}

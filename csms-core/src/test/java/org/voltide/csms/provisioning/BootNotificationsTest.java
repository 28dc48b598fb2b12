package org.voltide.csms.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.BootReason;
import org.voltide.ocpp.message.provisioning.ChargingStation;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

class BootNotificationsTest {

  @Test
  void aRegisteredStationIsAcceptedAndWhatItSaysOfItselfIsKept() {
    try (LaneWorld world = new LaneWorld()) {
      Fired<StationChanged> changes = new Fired<>();
      BootNotifications boots = new BootNotifications(verdicts(world), changes);
      world.station("CS1");
      world.station("CS2");

      BootNotificationResponse answer = world.send(boots, "CS1", boot("Quasar", "1.0", "SN\0 1"));
      world.send(boots, "CS1", boot("Quasar", "1.1", null));

      assertThat(answer.status()).isEqualTo(RegistrationStatus.Accepted);
      assertThat(answer.interval()).isEqualTo(300);
      assertThat(answer.currentTime()).isEqualTo(LaneWorld.NOW);
      assertThat(
              world.rows(
                  "select id, boot_status, vendor, model, firmware_version, serial_number,"
                      + " booted_at is not null from station order by id"))
          .containsExactly(
              "CS1,Accepted,Wallbox,Quasar,1.1,null,t", "CS2,null,null,null,null,null,f");
      Awaitility.await().until(() -> changes.events().size() == 2);
      assertThat(changes.events().getLast().kind()).isEqualTo(StationChanged.Kind.BOOTED);
    }
  }

  @Test
  void theOperatorDecidesHowABootIsAnswered() {
    try (LaneWorld world = new LaneWorld()) {
      BootNotifications boots = new BootNotifications(verdicts(world), new Fired<>());
      world.station("CS1");
      world.run("update station set boot_policy = 'PENDING', boot_retry_s = 17");
      BootNotificationResponse pending = world.send(boots, "CS1", boot("Quasar", "1.0", null));
      assertThat(pending.status()).isEqualTo(RegistrationStatus.Pending);
      assertThat(pending.interval()).isEqualTo(17);
      world.run("update station set boot_policy = 'REJECT'");
      assertThat(world.send(boots, "CS1", boot("Quasar", "1.0", null)).status())
          .isEqualTo(RegistrationStatus.Rejected);
      assertThat(world.rows("select boot_status from station")).containsExactly("Rejected");
    }
  }

  @Test
  void whatIsStillToBeConfiguredHoldsAStationUpOnce() {
    try (LaneWorld world = new LaneWorld()) {
      BootNotifications boots = new BootNotifications(verdicts(world), new Fired<>());
      world.station("CS1");
      world.run(
          "insert into desired_state (station_id, kind, key, payload, state, next_try_at,"
              + " changed_at) values ('CS1', 'variables', 'a/b', '{}', 'PENDING', now(), now())");
      assertThat(world.send(boots, "CS1", boot("Quasar", "1.0", null)).status())
          .isEqualTo(RegistrationStatus.Pending);
      world.run("update desired_state set state = 'FAILED', attempts = 1");
      assertThat(world.send(boots, "CS1", boot("Quasar", "1.0", null)).status())
          .isEqualTo(RegistrationStatus.Accepted);
    }
  }

  @Test
  void itIsKnownBeforeWhetherAStationWouldBeAccepted() {
    try (LaneWorld world = new LaneWorld()) {
      BootVerdicts verdicts = verdicts(world);
      world.station("CS1");
      assertThat(verdicts.wouldAccept("CS1")).isTrue();
      assertThat(verdicts.wouldAccept("nobody")).isFalse();
      world.run("update station set renew_only = true");
      assertThat(verdicts.wouldAccept("CS1")).isFalse();
      world.run("update station set renew_only = false, boot_policy = 'PENDING'");
      assertThat(verdicts.wouldAccept("CS1")).isFalse();
    }
  }

  private static BootVerdicts verdicts(LaneWorld world) {
    return new BootVerdicts(new EveryFiveMinutes(), new Database(world.database()));
  }

  static final class EveryFiveMinutes implements ProvisioningSettings {
    @Override
    public Duration heartbeatInterval() {
      return Duration.ofMinutes(5);
    }

    @Override
    public boolean pendingWhileConfiguring() {
      return true;
    }
  }

  private static BootNotificationRequest boot(String model, String firmware, String serial) {
    return new BootNotificationRequest(
        new ChargingStation(model, "Wallbox", serial, null, firmware, null),
        BootReason.PowerUp,
        null);
  }
}

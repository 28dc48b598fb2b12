package org.voltide.csms.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.voltide.csms.desired.DesiredReached;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.ocpp.BootStates;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

class BootTriggerTest {

  @Test
  void aStationIsAskedToBootAgainOnlyWhenItWouldBeAccepted() {
    try (LaneWorld world = new LaneWorld()) {
      world.station("CS1");
      world.run("update station set boot_policy = 'PENDING'");
      Asked link = new Asked(new ArrayList<>());
      BootStates boots = new BootStates();
      BootTrigger trigger =
          new BootTrigger(
              link,
              boots,
              new BootVerdicts(
                  new BootNotificationsTest.EveryFiveMinutes(), new Database(world.database())));

      boots.answered("CS1", RegistrationStatus.Pending);
      trigger.configured(new DesiredReached("CS1"));
      assertThat(link.asked()).as("held by its operator").isEmpty();
      world.run("update station set boot_policy = 'ACCEPT', renew_only = true");
      trigger.configured(new DesiredReached("CS1"));
      assertThat(link.asked()).as("held by its certificate").isEmpty();
      world.run("update station set renew_only = false");
      trigger.configured(new DesiredReached("CS1"));
      assertThat(link.asked()).containsExactly("CS1");
      boots.answered("CS1", RegistrationStatus.Accepted);
      trigger.configured(new DesiredReached("CS1"));
      assertThat(link.asked()).as("once").hasSize(1);
    }
  }

  private record Asked(List<String> asked) implements StationLink {
    @Override
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      asked.add(stationId);
      return CompletableFuture.completedFuture(new CallOutcome.NotConnected<>());
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }
  }
}

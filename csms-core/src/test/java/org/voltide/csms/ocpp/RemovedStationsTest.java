package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.stations.StationChanged.Kind;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

class RemovedStationsTest {

  private final FakeConnection connected = new FakeConnection("CS-1", 1);
  private final RemovedStations removed = new RemovedStations();

  @BeforeEach
  void link() {
    removed.link =
        new StationLink() {
          @Override
          public <R extends Response> CompletionStage<CallOutcome<R>> call(
              String stationId, Request<R> request) {
            return CompletableFuture.completedFuture(new CallOutcome.NotConnected<>());
          }

          @Override
          public Optional<StationConnection> connection(String stationId) {
            return Optional.<StationConnection>of(connected)
                .filter(connection -> connection.stationId().equals(stationId));
          }
        };
  }

  @Test
  void aRemovedStationIsHungUpOn() {
    removed.removed(new StationChanged("CS-1", Kind.REMOVED));
    assertThat(connected.closed()).containsExactly(1008);
  }

  @Test
  void othersAreNot() {
    removed.removed(new StationChanged("CS-2", Kind.REMOVED));
    removed.removed(new StationChanged("CS-1", Kind.REGISTERED));
    removed.removed(new StationChanged("CS-1", Kind.STATUS));
    assertThat(connected.closed()).isEmpty();
  }
}

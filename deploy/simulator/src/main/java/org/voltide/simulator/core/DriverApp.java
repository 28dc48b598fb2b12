package org.voltide.simulator.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** The app with which a driver changes what he was promised. */
public record DriverApp(CoreApi api) {
  private record Wish(double targetSocPercent, Instant departure) {}

  /**
   * Changes the promise of the session that runs at a station with this token.
   *
   * @throws CoreException when there is none or the core refuses
   */
  public void change(String stationId, String idToken, Instant departure, double targetSocPercent) {
    List<JsonNode> sessions =
        api.list("/sessions?state=active&station=" + CoreApi.encoded(stationId));
    String id =
        sessions.stream()
            .filter(session -> session.path("idToken").asText().equals(idToken))
            .map(session -> session.path("id").asText())
            .findFirst()
            .orElseThrow(
                () -> new CoreException("no session of %s at %s".formatted(idToken, stationId)));
    var _ = api.put("/sessions/" + id + "/promise", new Wish(targetSocPercent, departure));
  }
}

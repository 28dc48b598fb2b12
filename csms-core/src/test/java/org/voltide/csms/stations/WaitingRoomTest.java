package org.voltide.csms.stations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.ocpp.gateway.ConnectionAttempt;
import org.voltide.ocpp.gateway.ConnectionAttempt.BasicCredentials;

class WaitingRoomTest {
  private static final byte[] PASSWORD = "sixteen-characters".getBytes(StandardCharsets.UTF_8);

  @Test
  void aStrangerIsNoticedAndKeepsItsPasswordWhenAdmitted() {
    try (LaneWorld world = new LaneWorld()) {
      WaitingRoom room = WaitingRooms.open(world, 10);
      room.knocked(attempt("NEW"));
      room.knocked(attempt("NEW"));
      assertThat(room.all()).hasSize(1);
      assertThat(room.all().getFirst().attempts()).isEqualTo(2);
      assertThat(room.all().getFirst().hasPassword()).isTrue();
      world.station("NEW");
      room.admit("NEW");
      assertThat(room.all()).isEmpty();
      assertThat(hash(world).matches(PASSWORD, Cost.STATION)).isTrue();
    }
  }

  @Test
  void theRoomHoldsSoManyAndAClosedOneNobody() {
    try (LaneWorld world = new LaneWorld()) {
      WaitingRoom room = WaitingRooms.open(world, 2);
      for (String id : new String[] {"A", "B", "C"}) {
        room.knocked(attempt(id));
      }
      assertThat(room.all()).hasSize(2);
      WaitingRooms.closed(world).knocked(attempt("D"));
      assertThat(room.all()).extracting(WaitingRoom.Stranger::id).doesNotContain("D");
    }
  }

  private static ConnectionAttempt attempt(String id) {
    return new ConnectionAttempt(
        id,
        Optional.of(new BasicCredentials(id, PASSWORD)),
        List.of(),
        1,
        InetSocketAddress.createUnresolved("192.0.2.7", 4711));
  }

  private static PasswordHash hash(LaneWorld world) {
    String[] row =
        world
            .rows("select encode(password_salt, 'hex'), encode(password_hash, 'hex') from station")
            .getFirst()
            .split(",");
    return new PasswordHash(
        java.util.HexFormat.of().parseHex(row[0]), java.util.HexFormat.of().parseHex(row[1]));
  }
}

package org.voltide.csms.stationcertificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.Json;
import org.voltide.csms.stationcertificates.StationInventory.Entry;
import org.voltide.csms.stationcertificates.StationInventory.State;
import org.voltide.csms.store.Database;
import org.voltide.pki.validation.CertificateHash;

class InventoriesTest {
  private static final String V2G = "V2GRootCertificate";
  private static final String CHAIN = "V2GCertificateChain";

  private final LaneWorld world = new LaneWorld();
  private final Inventories inventories = new Inventories(new Database(world.database()));

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatIsWishedForIsHeldAgainstWhatTheStationTold() throws Exception {
    TestRoots there = TestRoots.self("CN=There", 0x0a);
    TestRoots missing = TestRoots.self("CN=Missing", 0x0b);
    TestRoots other = TestRoots.self("CN=Other", 0x0c);
    wish("CS1", false, there, missing);
    told("CS1");
    holds("CS1", V2G, there.hash());
    holds("CS1", V2G, other.hash());
    StationInventory inventory = inventories.of("CS1").orElseThrow();
    assertThat(inventory.toldAt()).isNotNull();
    assertThat(inventory.entries())
        .extracting(Entry::subject, Entry::serialNumber, Entry::state)
        .containsExactly(
            tuple("CN=There", "a", State.PRESENT),
            tuple("CN=Missing", "b", State.MISSING),
            tuple(null, "c", State.OTHER));
    assertThat(drifts()).containsExactly("CS1 b MISSING");

    wish("CS1", true, there);
    assertThat(drifts()).containsExactly("CS1 c UNWANTED");
    wish("CS1", true, there, other);
    assertThat(drifts()).isEmpty();
    assertThat(inventories.of("CS9")).isEmpty();
  }

  @Test
  void whoNeverToldIsNoDrift() throws Exception {
    wish("CS2", false, TestRoots.self("CN=Wanted", 1));
    assertThat(drifts()).isEmpty();
    assertThat(inventories.of("CS2").orElseThrow().entries())
        .extracting(Entry::state)
        .containsExactly(State.MISSING);
    told("CS2");
    assertThat(drifts()).containsExactly("CS2 1 MISSING");
  }

  @Test
  void whatCarsAreShownIsToBeThere() throws Exception {
    world.run(
        """
        insert into issued_certificate
               (id, station_id, request_digest, certificate_type, chain, serial_number,
                valid_until, state, issued_at, changed_at)
        values (?, 'CS1', '\\x01', 'V2GCertificate', 'chain', 'b7', now(), 'DELIVERED', now(),
                now())
        """,
        UUID.randomUUID());
    told("CS1");
    assertThat(drifts()).containsExactly("CS1 b7 MISSING");
    holds("CS1", CHAIN, TestRoots.self("CN=Leaf", 0xb7).hash());
    assertThat(drifts()).isEmpty();
    assertThat(inventories.of("CS1").orElseThrow().entries())
        .extracting(Entry::certificateType, Entry::state)
        .containsExactly(tuple(CHAIN, State.PRESENT));
  }

  private List<String> drifts() {
    return inventories.drifting(10).stream()
        .flatMap(
            inventory ->
                inventory.entries().stream()
                    .map(
                        entry ->
                            "%s %s %s"
                                .formatted(
                                    inventory.stationId(), entry.serialNumber(), entry.state())))
        .toList();
  }

  private void wish(String station, boolean exactly, TestRoots... roots) throws Exception {
    List<String> pems = new ArrayList<>();
    for (TestRoots root : roots) {
      pems.add(root.pem());
    }
    world.run(
        """
        insert into desired_state (station_id, kind, key, payload, state, next_try_at, changed_at)
        values (?, 'certificates', 'V2GRootCertificate', ?::json, 'PENDING', now(), now())
        on conflict (station_id, kind, key) do update set payload = excluded.payload
        """,
        station,
        Json.text(Map.of("certificateType", V2G, "certificates", pems, "exactly", exactly)));
  }

  private void told(String station) {
    world.run("insert into certificate_inventory (station_id, told_at) values (?, now())", station);
  }

  private void holds(String station, String type, CertificateHash hash) {
    world.run(
        """
        insert into installed_certificate
               (id, station_id, certificate_type, hash_algorithm, issuer_name_hash,
                issuer_key_hash, serial_number, children, seen_at)
        values (?, ?, ?, 'SHA256', ?, ?, ?, 0, now())
        """,
        UUID.randomUUID(),
        station,
        type,
        hash.issuerNameHash(),
        hash.issuerKeyHash(),
        hash.serialNumber());
  }
}

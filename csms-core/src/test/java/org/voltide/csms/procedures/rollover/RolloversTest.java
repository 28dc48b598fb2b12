package org.voltide.csms.procedures.rollover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.certificates.GatewayCertificate;
import org.voltide.csms.certificates.RootSuccession;
import org.voltide.csms.certificates.RootSuccession.Roots;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.stationcertificates.RootWishes;
import org.voltide.csms.stationcertificates.RootWishes.Standing;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.validation.CertificateHash;

class RolloversTest {
  @TempDir private Path directory = Path.of("");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Procedures procedures = new Procedures(database, LaneWorld.CLOCK);
  private List<List<X509Certificate>> shown = List.of(List.of());

  @BeforeEach
  void register() throws Exception {
    for (String station : List.of("CS1", "CS2", "CS3", "PLAIN")) {
      world.station(station);
    }
    world.run("update station set security_profile = 2 where id <> 'PLAIN'");
    world.run(
        "insert into station_variable (station_id, key, component, variable, attribute, value,"
            + " reported_at, changed_at) values ('CS3',"
            + " 'securityctrlr/additionalrootcertificatecheck', 'SecurityCtrlr',"
            + " 'AdditionalRootCertificateCheck', 'Actual', 'true', now(), now())");
    show();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private GatewayCertificate gateway() {
    return new GatewayCertificate(directory, List.of());
  }

  /** The gateway reads its files again. */
  private void show() throws Exception {
    shown = List.of(gateway().at(LaneWorld.NOW).getFirst().chain());
  }

  private Rollovers rollovers() {
    return rollovers(false);
  }

  private Rollovers rollovers(boolean isOfFiles) {
    return new Rollovers(
        database,
        procedures,
        new RootSuccession(gateway(), LaneWorld.CLOCK),
        () -> {},
        new RootWishes(
            database,
            new DesiredStore(database, LaneWorld.CLOCK, new Fired<>()),
            new DeviceModel(database)),
        () -> shown,
        isOfFiles,
        new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK),
        LaneWorld.CLOCK);
  }

  private void installed(String station, X509Certificate root, PublicKey issuer) {
    CertificateHash hash = CertificateHash.of(root, issuer, "SHA-256");
    world.run(
        "insert into installed_certificate (id, station_id, certificate_type, hash_algorithm,"
            + " issuer_name_hash, issuer_key_hash, serial_number, children, seen_at)"
            + " values (gen_random_uuid(), ?, 'CSMSRootCertificate', 'SHA256', ?, ?, ?, 0, now())",
        station,
        hash.issuerNameHash(),
        hash.issuerKeyHash(),
        hash.serialNumber());
  }

  private String wish(String station) {
    return world
        .rows("select payload from desired_state where station_id = '" + station + "'")
        .getFirst();
  }

  private static String json(X509Certificate certificate) throws Exception {
    return Pem.of(certificate).replace("\n", "\\n");
  }

  private Step.State state(UUID id, RolloverStep step) {
    return procedures.find(Kind.ROLLOVER, id).steps().stream()
        .filter(one -> one.step().equals(step.name()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void theGatewayChangesWhenStationsHaveTheNewRootOrAreLeftBehind() throws Exception {
    Rollover begun = rollovers().begin("The old one ends", "ann");
    UUID id = begun.procedure().id();
    Roots roots = begun.roots().read();
    assertThat(begun.procedure().state()).isEqualTo("PREPARING");
    assertThat(begun.missing())
        .extracting(Standing::stationId)
        .as("who does not use TLS does not matter")
        .containsExactly("CS1", "CS2", "CS3");
    assertThat(rollovers().missing(id, new PageQuery()).items()).isEqualTo(begun.missing());
    assertThat(begun.missing().getFirst().why()).contains("not connected");
    assertThat(wish("CS1")).contains(json(roots.old()), json(roots.next()));
    assertThat(wish("CS3"))
        .as("takes only what the old root signed")
        .contains(json(roots.cross()))
        .doesNotContain(json(roots.next()));
    assertThat(rollovers().begin(null, "bob").procedure().id()).isEqualTo(id);

    installed("CS1", roots.next(), roots.next().getPublicKey());
    installed("CS3", roots.cross(), roots.old().getPublicKey());
    world.run(
        "update desired_state set state = 'FAILED', last_error = 'Rejected'"
            + " where station_id = 'CS2'");
    rollovers().goOn();
    assertThat(rollovers().read(id).missing()).containsExactly(new Standing("CS2", "Rejected"));
    assertThatThrownBy(() -> rollovers().change(id, Set.of("CS9"), "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 stations do not have the new root: CS2");

    rollovers().change(id, Set.of("CS2"), "ann");
    rollovers().change(id, Set.of(), "ann");
    assertThat(state(id, RolloverStep.SWITCHED)).as("not shown yet").isEqualTo(Step.State.OPEN);
    assertThatThrownBy(() -> rollovers().end(id, "ann")).hasMessageContaining("does not show");
    assertThatThrownBy(() -> rollovers().cancel(id, "ann")).hasMessageContaining("changed");
    show();
    rollovers().goOn();
    assertThat(state(id, RolloverStep.SWITCHED)).isEqualTo(Step.State.DONE);
    assertThat(shown.getFirst().getLast()).isEqualTo(roots.next());

    Rollover ended = rollovers().end(id, "ann");
    assertThat(ended.procedure().state()).isEqualTo("ENDED");
    assertThat(state(id, RolloverStep.REMOVED)).isEqualTo(Step.State.DONE);
    assertThat(wish("CS1")).matches("(?s).*\"without\":\\[\"-----BEGIN.*");
    assertThat(world.rows("select type from security_event order by id"))
        .containsExactly("RootRolloverBegun", "RootRolloverSwitched", "RootRolloverEnded");
  }

  @Test
  void nobodyIsSentToARootWhoseKeyIsGone() throws Exception {
    UUID id = rollovers().begin(null, "ann").procedure().id();
    Files.delete(directory.resolve("csms-root-next.p12"));

    assertThatThrownBy(() -> rollovers().change(id, Set.of("CS1", "CS2", "CS3"), "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("key of the new root");
    assertThat(procedures.find(Kind.ROLLOVER, id).state()).isEqualTo("PREPARING");
    assertThat(rollovers().cancel(id, "ann").procedure().state()).isEqualTo("CANCELLED");
  }

  @Test
  void cancelledNothingHasChanged() throws Exception {
    Rollover begun = rollovers().begin(null, "ann");
    UUID id = begun.procedure().id();
    Roots roots = begun.roots().read();
    for (String station : List.of("CS1", "CS2")) {
      installed(station, roots.next(), roots.next().getPublicKey());
    }
    installed("CS3", roots.cross(), roots.old().getPublicKey());
    rollovers().goOn();
    assertThat(procedures.find(Kind.ROLLOVER, id).state()).isEqualTo("READY");
    assertThat(state(id, RolloverStep.INSTALLED)).isEqualTo(Step.State.DONE);

    assertThat(rollovers().cancel(id, "ann").procedure().state()).isEqualTo("CANCELLED");
    assertThat(state(id, RolloverStep.REMOVED)).isEqualTo(Step.State.DONE);
    assertThat(Files.exists(directory.resolve("csms-root-next.p12"))).isFalse();
    show();
    assertThat(shown.getFirst().getLast()).isEqualTo(roots.old());
    assertThatThrownBy(() -> rollovers().change(id, Set.of(), "ann")).hasMessageContaining("over");
    assertThat(rollovers().begin(null, "ann").procedure().id()).isNotEqualTo(id);
  }

  @Test
  void whatOperatorsHaveStationsLoseIsLost() throws Exception {
    X509Certificate unwanted = new RootSuccession(gateway(), LaneWorld.CLOCK).prepare().next();
    new RootSuccession(gateway(), LaneWorld.CLOCK).cancel();
    String old = json(gateway().at(LaneWorld.NOW).getFirst().chain().getLast());
    world.run(
        "insert into desired_state (station_id, kind, key, payload, state, next_try_at,"
            + " changed_at) values ('CS1', 'certificates', 'CSMSRootCertificate',"
            + " '{\"certificateType\":\"CSMSRootCertificate\",\"certificates\":[\""
            + old
            + "\"],\"exactly\":false,\"without\":[\""
            + json(unwanted)
            + "\"]}'::jsonb, 'APPLIED', now(), now())");
    Rollover begun = rollovers().begin(null, "ann");
    assertThat(without("CS1")).contains(json(unwanted));

    rollovers().cancel(begun.procedure().id(), "ann");
    assertThat(without("CS1"))
        .contains(json(unwanted), json(begun.roots().read().next()))
        .doesNotContain(old);
  }

  private String without(String station) {
    return wish(station).split("\"without\":")[1];
  }

  @Test
  void whatOperatorsWishStays() throws Exception {
    world.run(
        "insert into desired_state (station_id, kind, key, payload, source, state, next_try_at,"
            + " changed_at) values ('CS1', 'certificates', 'CSMSRootCertificate',"
            + " '{\"certificateType\":\"CSMSRootCertificate\",\"certificates\":[],"
            + "\"exactly\":false}', 'template', 'APPLIED', now(), now())");
    Rollover begun = rollovers().begin(null, "ann");
    assertThat(begun.missing().getFirst().why()).contains("template");
    assertThat(world.rows("select revision from desired_state where station_id = 'CS1'"))
        .containsExactly("1");
    assertThatThrownBy(() -> rollovers(true).begin(null, "ann"))
        .hasMessageContaining("certificates of files");
  }
}

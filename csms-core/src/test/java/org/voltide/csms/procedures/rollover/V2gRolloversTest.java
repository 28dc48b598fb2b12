package org.voltide.csms.procedures.rollover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.ceremonies.Successions;
import org.voltide.csms.ceremonies.SuccessorPlan;
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
import org.voltide.csms.procedures.rollover.V2gRollover.Below;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.stationcertificates.RootWishes;
import org.voltide.csms.stationcertificates.RootWishes.Standing;
import org.voltide.csms.store.Database;
import org.voltide.pki.audit.Act;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.validation.CertificateHash;

class V2gRolloversTest {
  private static final SuccessorPlan PLAN = new SuccessorPlan("v2g", "2027", 7300, true);
  private static final Below NOTHING = new Below(0, 0);

  @TempDir private Path directory = Path.of("");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Procedures procedures = new Procedures(database, LaneWorld.CLOCK);
  private final Authorities trusted = new Authorities(database, LaneWorld.CLOCK);
  private OwnAuthorities own = authorities();

  private OwnAuthorities authorities() {
    return new OwnAuthorities(
        directory, Optional.of("a long secret"), _ -> Pointers.none(), LaneWorld.CLOCK);
  }

  private static Wish wish(String label, Role role, int days) {
    return new Wish(label, role, Holder.of(label, "Example"), Duration.ofDays(days));
  }

  /** Stations: with a certificate below the root, with the root, with neither. */
  @BeforeEach
  void haveAHierarchy() {
    own = authorities();
    own.act(
        (ceremonies, _) -> {
          ceremonies.setUp(
              new Rules(
                  "Example",
                  ProfilePack.labelled("iso-15118-2").orElseThrow(),
                  Pointers.none(),
                  false));
          ceremonies.createRoot(wish("v2g", Role.V2G_ROOT, 3650), List.of());
          ceremonies.createAuthority("v2g", wish("cpo-1", Role.CPO_SUB_1, 1400), List.of());
          ceremonies.createAuthority("cpo-1", wish("cpo-2", Role.CPO_SUB_2, 700), List.of());
          return ceremonies.createAuthority("v2g", wish("mo", Role.MO_SUB_2, 700), List.of());
        });
    for (String station : List.of("CS1", "CS2", "PLAIN")) {
      world.station(station);
    }
    issued("CS1", "cpo-2", "1a", 1);
    installed("CS2", certificate("v2g"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private V2gRollovers rollovers() {
    return new V2gRollovers(
        database,
        procedures,
        own,
        new Successions(database, own, LaneWorld.CLOCK),
        trusted,
        new RootWishes(
            database,
            new DesiredStore(database, LaneWorld.CLOCK, new Fired<>()),
            new DeviceModel(database)),
        new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK),
        LaneWorld.CLOCK);
  }

  private X509Certificate certificate(String label) {
    return own.inventory().authorities().get(label).chain().getFirst();
  }

  private String issuer(Role role) {
    return Issuer.of(own.inventory(), role, LaneWorld.NOW).orElseThrow().label();
  }

  private void issued(String station, String issuer, String serial, int day) {
    world.run(
        "insert into own_certificate (issuer, serial_number, fingerprint, station_id, common_name,"
            + " issued_at, valid_until) values (?, ?, decode(?, 'hex'), ?, ?, now(),"
            + " '2026-09-01T00:00:00Z')",
        issuer,
        serial,
        serial,
        station,
        station);
    world.run(
        "insert into issued_certificate (id, station_id, request_digest, certificate_type, chain,"
            + " serial_number, valid_until, state, issued_at, changed_at) values"
            + " (gen_random_uuid(), ?, decode(?, 'hex'), 'V2GCertificate', '', ?,"
            + " '2026-09-01T00:00:00Z', 'DELIVERED', ?::timestamptz, now())",
        station,
        serial,
        serial,
        "2026-02-0%dT00:00:00Z".formatted(day));
  }

  private void installed(String station, X509Certificate root) {
    CertificateHash hash = CertificateHash.of(root, root.getPublicKey(), "SHA-256");
    world.run(
        "insert into installed_certificate (id, station_id, certificate_type, hash_algorithm,"
            + " issuer_name_hash, issuer_key_hash, serial_number, children, seen_at)"
            + " values (gen_random_uuid(), ?, 'V2GRootCertificate', 'SHA256', ?, ?, ?, 0, now())",
        station,
        hash.issuerNameHash(),
        hash.issuerKeyHash(),
        hash.serialNumber());
  }

  private String wished(String station) {
    return world
        .rows("select payload from desired_state where station_id = '" + station + "'")
        .getFirst();
  }

  private static String json(X509Certificate certificate) throws Exception {
    return Pem.of(certificate).replace("\n", "\\n");
  }

  private static Step.State state(V2gRollover rollover, V2gRolloverStep step) {
    return rollover.procedure().steps().stream()
        .filter(one -> one.step().equals(step.name()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void theOldHierarchyIssuesUntilAnOperatorChangesAndIsBelievedUntilItIsWithdrawn()
      throws Exception {
    world.run(
        "insert into authority (fingerprint, purpose, subject, certificate, valid_until, added_at)"
            + " values (encode(sha256(?), 'hex'), 'PROVISIONING', 'v2g', ?, now(), now())",
        certificate("v2g").getEncoded(),
        certificate("v2g").getEncoded());
    V2gRollover begun = rollovers().begin(PLAN, "It ends in 2036", "ann");
    UUID id = begun.procedure().id();
    assertThat(begun.procedure().state()).isEqualTo("PREPARING");
    assertThat(own.inventory().authorities().keySet())
        .contains("v2g-2027", "cpo-1-2027", "cpo-2-2027", "mo-2027");
    assertThat(own.inventory().authorities().get("cpo-2-2027").chain())
        .containsExactly(
            certificate("cpo-2-2027"), certificate("cpo-1-2027"), certificate("v2g-2027"));
    assertThat(own.inventory().crosses()).as("each vouches for the other").hasSize(2);
    assertThat(List.of(issuer(Role.CPO_SUB_2), issuer(Role.MO_SUB_2)))
        .as("cars may know the old root only")
        .containsExactly("cpo-2", "mo");
    assertThat(own.certificates(Role.V2G_ROOT)).as("both are believed").hasSize(2);
    assertThat(trusted.forProvisioning())
        .containsExactlyInAnyOrder(certificate("v2g"), certificate("v2g-2027"));
    assertThat(begun.missing()).extracting(Standing::stationId).containsExactly("CS1", "CS2");
    assertThat(rollovers().missing(id, new PageQuery()).items()).isEqualTo(begun.missing());
    assertThat(wished("CS2")).contains(json(certificate("v2g")), json(certificate("v2g-2027")));

    installed("CS2", certificate("v2g-2027"));
    assertThatThrownBy(() -> rollovers().change(id, Set.of(), "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("1 stations do not have the new root: CS1");
    assertThatThrownBy(() -> rollovers().withdraw(id, NOTHING, "ann"))
        .hasMessageContaining("Not while it is PREPARING");
    V2gRollover changed = rollovers().change(id, Set.of("CS1"), "ann");
    assertThat(rollovers().change(id, Set.of(), "ann").procedure().state()).isEqualTo("SWITCHED");
    assertThat(state(changed, V2gRolloverStep.SWITCHED)).isEqualTo(Step.State.DONE);
    assertThat(List.of(issuer(Role.CPO_SUB_2), issuer(Role.MO_SUB_2)))
        .containsExactly("cpo-2-2027", "mo-2027");
    assertThatThrownBy(() -> rollovers().cancel(id, "ann"))
        .hasMessageContaining("Not while it is SWITCHED");

    assertThat(changed.below()).isEqualTo(new Below(1, 0));
    assertThatThrownBy(() -> rollovers().withdraw(id, NOTHING, "ann"))
        .hasMessageContaining("1 certificates of stations and 0 of contracts would be void");
    issued("CS1", "cpo-2-2027", "2b", 2);
    rollovers().goOn();
    assertThat(state(rollovers().read(id), V2gRolloverStep.STATIONS)).isEqualTo(Step.State.DONE);

    V2gRollover ended = rollovers().withdraw(id, NOTHING, "ann");
    assertThat(ended.procedure().state()).isEqualTo("ENDED");
    assertThat(state(ended, V2gRolloverStep.REMOVED)).isEqualTo(Step.State.DONE);
    assertThat(own.certificates(Role.V2G_ROOT, Role.CPO_SUB_2, Role.MO_SUB_2))
        .containsExactlyInAnyOrder(
            certificate("v2g-2027"), certificate("cpo-2-2027"), certificate("mo-2027"));
    assertThat(trusted.forProvisioning()).containsExactly(certificate("v2g-2027"));
    assertThat(wished("CS1").split("\"without\":")[1])
        .contains(json(certificate("v2g")))
        .doesNotContain(json(certificate("v2g-2027")));
    assertThat(world.rows("select type from security_event order by id"))
        .containsExactly("V2gRolloverBegun", "V2gRolloverSwitched", "V2gRolloverWithdrawn");
    assertThat(own.inventory().latest().stream().filter(entry -> entry.act() == Act.USE))
        .as("the authorities' log has each change")
        .extracting(entry -> entry.detail("label") + " " + entry.detail("use"))
        .containsExactly("v2g-2027 STANDBY", "v2g-2027 ISSUING", "v2g FORMER", "v2g WITHDRAWN");
    assertThat(world.rows("select distinct 1 from desired_state where station_id = 'PLAIN'"))
        .as("nothing to do with the root")
        .isEmpty();
  }

  @Test
  void cancelledNothingHasChangedAndAnotherMayBegin() throws Exception {
    UUID id = rollovers().begin(PLAN, null, "ann").procedure().id();
    String next = json(certificate("v2g-2027"));
    SuccessorPlan other = new SuccessorPlan("v2g", "b", 3650, false);
    assertThat(rollovers().begin(PLAN, null, "bob").procedure().id()).isEqualTo(id);
    assertThatThrownBy(() -> rollovers().begin(other, null, "ann")).hasMessageContaining("goes on");

    V2gRollover cancelled = rollovers().cancel(id, "ann");
    assertThat(cancelled.procedure().state()).isEqualTo("CANCELLED");
    assertThat(state(cancelled, V2gRolloverStep.REMOVED)).isEqualTo(Step.State.DONE);
    assertThat(wished("CS1").split("\"without\":")[0]).doesNotContain(next);
    assertThat(own.certificates(Role.V2G_ROOT)).containsExactly(certificate("v2g"));
    assertThat(issuer(Role.CPO_SUB_2)).isEqualTo("cpo-2");
    assertThatThrownBy(() -> rollovers().change(id, Set.of(), "ann"))
        .hasMessageContaining("CANCELLED");

    rollovers().begin(other, null, "ann");
    assertThat(own.inventory().crosses()).as("the first two").hasSize(2);
  }

  @Test
  void whatWasInterruptedIsGoneOnWith() {
    own.act(
        (ceremonies, _) -> {
          ceremonies.createRoot(wish("v2g-2027", Role.V2G_ROOT, 7300), List.of());
          ceremonies.use("v2g-2027", RootUse.STANDBY, List.of());
          return ceremonies.createAuthority(
              "v2g-2027", wish("cpo-1-2027", Role.CPO_SUB_1, 1400), List.of());
        });
    X509Certificate made = certificate("cpo-1-2027");

    assertThat(rollovers().begin(PLAN, null, "ann").procedure().state()).isEqualTo("PREPARING");
    assertThat(own.inventory().authorities().get("cpo-2-2027").chain()).contains(made);
  }

  @Test
  void whatCannotBeFollowedIsRefusedBeforeAnythingIsMade() {
    assertThatThrownBy(() -> rollovers().begin(plan("nobody", "2"), null, "ann"))
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> rollovers().begin(plan("cpo-2", "2"), null, "ann"))
        .hasMessageContaining("no V2G root that issues");
    own.act((ceremonies, _) -> ceremonies.createRoot(wish("bare", Role.V2G_ROOT, 3650), List.of()));
    assertThatThrownBy(() -> rollovers().begin(plan("bare", "2"), null, "ann"))
        .hasMessageContaining("no authority below");
    assertThat(procedures.list(Kind.V2G_ROLLOVER)).isEmpty();
    assertThat(own.inventory().authorities()).doesNotContainKey("bare-2");
  }

  private static SuccessorPlan plan(String root, String suffix) {
    return new SuccessorPlan(root, suffix, 3650, false);
  }

  @Test
  void whoIssuesCannotBeWithdrawn() {
    rollovers().begin(PLAN, null, "ann");
    assertThatThrownBy(
            () ->
                own.act(
                    (ceremonies, _) -> {
                      ceremonies.use("v2g", RootUse.WITHDRAWN, List.of());
                      return true;
                    }))
        .as("which still issues")
        .hasMessageContaining("cannot be WITHDRAWN");
    assertThat(authorities().inventory().authorities().get("cpo-2-2027").use())
        .as("read anew from the log")
        .isEqualTo(RootUse.STANDBY);
  }

  @Test
  void anAuthorityThatIsMadeMeanwhileIsFollowedToo() {
    UUID id = rollovers().begin(PLAN, null, "ann").procedure().id();
    own.act(
        (ceremonies, _) ->
            ceremonies.createAuthority("cpo-1", wish("late", Role.CPO_SUB_2, 700), List.of()));
    rollovers().goOn();
    V2gRollover seen = rollovers().read(id);
    assertThat(seen.procedure().state()).isEqualTo("MAKING");
    assertThat(state(seen, V2gRolloverStep.MADE)).isEqualTo(Step.State.OPEN);
    assertThatThrownBy(() -> rollovers().change(id, Set.of("CS1", "CS2"), "ann"))
        .hasMessageContaining("Missing: late-2027");
    assertThat(issuer(Role.MO_SUB_2)).as("nothing was changed").isEqualTo("mo");

    assertThat(rollovers().begin(PLAN, null, "bob").procedure().id()).isEqualTo(id);
    assertThat(rollovers().change(id, Set.of("CS1", "CS2"), "ann").procedure().state())
        .isEqualTo("SWITCHED");
    assertThat(own.inventory().authorities().get("late-2027").isIssuing()).isTrue();
  }

  @Test
  void aFollowerThatWasTakenBackFollowsNobody() {
    UUID id = rollovers().begin(PLAN, null, "ann").procedure().id();
    own.act(
        (ceremonies, _) -> {
          ceremonies.revoke(
              "cpo-1-2027",
              certificate("cpo-2-2027").getSerialNumber(),
              CRLReason.CESSATION_OF_OPERATION,
              List.of());
          return true;
        });
    assertThatThrownBy(() -> rollovers().change(id, Set.of("CS1", "CS2"), "ann"))
        .hasMessageContaining("Taken back: cpo-2-2027");
    assertThat(issuer(Role.CPO_SUB_2)).isEqualTo("cpo-2");
  }

  @Test
  void aChangeThatWasInterruptedIsEnded() {
    UUID id = rollovers().begin(PLAN, null, "ann").procedure().id();
    own.act(
        (ceremonies, _) -> {
          ceremonies.use("v2g-2027", RootUse.ISSUING, List.of());
          return true;
        });
    rollovers().goOn();
    assertThat(rollovers().read(id).procedure().state()).as("both issue").isEqualTo("PREPARING");
    assertThat(rollovers().change(id, Set.of("CS1", "CS2"), "ann").procedure().state())
        .isEqualTo("SWITCHED");
    assertThat(own.inventory().authorities().get("v2g").use()).isEqualTo(RootUse.FORMER);
  }
}

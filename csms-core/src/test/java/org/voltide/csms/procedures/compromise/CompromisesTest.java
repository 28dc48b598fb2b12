package org.voltide.csms.procedures.compromise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.authorities.DistrustedAuthorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Dependents.StationCertificate;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.KeyKind;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.Validity;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;

class CompromisesTest {
  private static final ProfilePack PACK = ProfilePack.labelled("iso-15118-2").orElseThrow();

  @TempDir private Path directory = Path.of("");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Procedures procedures = new Procedures(database, LaneWorld.CLOCK);
  private final Authorities authorities = new Authorities(database, LaneWorld.CLOCK);
  private final SecurityLog log = new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK);
  private final SecurityReports reports = new SecurityReports(log);
  private List<List<X509Certificate>> shown = List.of();

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
  }

  @AfterEach
  void close() {
    reports.close();
    world.close();
  }

  private OwnAuthorities own() {
    return new OwnAuthorities(
        directory, Optional.of("a long secret"), _ -> Pointers.none(), Clock.systemUTC());
  }

  private Compromises compromises(OwnAuthorities own) {
    return new Compromises(
        database, procedures, own, authorities, () -> shown, log, LaneWorld.CLOCK);
  }

  private static Wish wish(String label, Role role, int days) {
    return new Wish(label, role, Holder.of(label, "Example"), Duration.ofDays(days));
  }

  private static OwnAuthorities withHierarchy(OwnAuthorities own) {
    own.act(
        (ceremonies, _) -> {
          ceremonies.setUp(new Rules("Example", PACK, Pointers.none(), false));
          ceremonies.createRoot(wish("v2g", Role.V2G_ROOT, 7300), List.of());
          return ceremonies.createAuthority("v2g", wish("cpo", Role.CPO_SUB_2, 700), List.of());
        });
    return own;
  }

  private void issued(String station, String issuer, String serial, int day, String chain) {
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
            + " (gen_random_uuid(), ?, decode(?, 'hex'), 'V2GCertificate', ?, ?,"
            + " '2026-09-01T00:00:00Z', 'DELIVERED', ?::timestamptz, now())",
        station,
        serial,
        chain,
        serial,
        "2026-02-0%dT00:00:00Z".formatted(day));
  }

  private static Step.State state(Compromise compromise, CompromiseStep step) {
    return compromise.procedure().steps().stream()
        .filter(one -> one.step().equals(step.name()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void whatDependsOnAnAuthorityOfOursIsSeenUntilItIsReplaced() {
    OwnAuthorities own = withHierarchy(own());
    X509Certificate cpo = own.inventory().authorities().get("cpo").chain().getFirst();
    issued("CS1", "cpo", "1a", 1, "");
    issued("CS2", "cpo", "2b", 1, "");
    issued("CS2", "V2G", "3c", 2, "");

    Compromise begun = compromises(own).beginOwn("cpo", "A laptop is gone", "ann");
    UUID id = begun.procedure().id();
    assertThat(begun.authority().issuer()).isEqualTo("v2g");
    assertThat(begun.dependents().authorities()).containsExactly("cpo");
    assertThat(begun.dependents().stations())
        .extracting(StationCertificate::stationId, StationCertificate::replaced)
        .containsExactly(tuple("CS1", false), tuple("CS2", true));
    for (CompromiseStep open :
        List.of(
            CompromiseStep.DISTRUSTED,
            CompromiseStep.REVOKED,
            CompromiseStep.SUCCESSOR,
            CompromiseStep.STATIONS,
            CompromiseStep.TELL)) {
      assertThat(state(begun, open)).as(open.name()).isEqualTo(Step.State.OPEN);
    }
    assertThat(state(begun, CompromiseStep.GATEWAY)).isEqualTo(Step.State.DONE);
    assertThat(compromises(own).beginOwn("cpo", null, "bob").procedure().id()).isEqualTo(id);
    assertThatThrownBy(() -> compromises(own).end(id, "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("DISTRUSTED, REVOKED, SUCCESSOR, STATIONS, TELL");

    new DistrustedAuthorities(database, reports, LaneWorld.CLOCK).distrust(cpo, "gone", "ann");
    own.act(
        (ceremonies, _) -> {
          ceremonies.revoke("v2g", cpo.getSerialNumber(), CRLReason.KEY_COMPROMISE, List.of());
          return ceremonies.createAuthority("v2g", wish("cpo2", Role.CPO_SUB_2, 700), List.of());
        });
    issued("CS1", "cpo2", "4d", 2, "");
    procedures.settle(id, "TELL", Step.State.NOT_NEEDED, "ann", "");
    Compromise ended = compromises(own).end(id, "ann");
    assertThat(ended.procedure().steps()).extracting(Step::state).doesNotContain(Step.State.OPEN);
    assertThat(ended.procedure().state()).isEqualTo("ENDED");
    assertThat(world.rows("select type from security_event where type = 'AuthorityCompromised'"))
        .hasSize(1);
  }

  @Test
  void whatOthersIssuedIsFoundByItsChain() throws Exception {
    Validity validity = Validity.starting(LaneWorld.NOW, Duration.ofDays(300));
    Authority root = Authority.createRoot("Elsewhere", "Example", validity);
    X509Certificate certificate = root.credential().certificate();
    world.run(
        "insert into authority (fingerprint, purpose, subject, certificate, valid_until, added_at)"
            + " values (encode(sha256(?), 'hex'), 'STATIONS', 'CN=Elsewhere', ?, now(), now())",
        certificate.getEncoded(),
        certificate.getEncoded());
    var leaf = root.issueServer(KeyKind.EC_P256, List.of("localhost"), "Example", validity);
    issued("CS1", "upstream hub", "1a", 1, Pem.of(leaf.certificate()));
    shown = List.of(leaf.chain());
    String id = world.rows("select fingerprint from authority").getFirst();

    Compromise begun = compromises(own()).beginElsewhere(id, null, "ann");
    assertThat(begun.procedure().subject()).isEqualTo(id);
    assertThat(begun.dependents().stations()).hasSize(1);
    assertThat(begun.dependents().gateway()).isTrue();
    assertThat(state(begun, CompromiseStep.UNTRUSTED)).isEqualTo(Step.State.OPEN);
    assertThat(state(begun, CompromiseStep.REVOKED_ELSEWHERE)).isEqualTo(Step.State.OPEN);

    world.run("delete from authority");
    shown = List.of();
    compromises(own()).goOn();
    Compromise after = compromises(own()).read(begun.procedure().id());
    assertThat(state(after, CompromiseStep.UNTRUSTED)).isEqualTo(Step.State.DONE);
    assertThat(state(after, CompromiseStep.GATEWAY)).isEqualTo(Step.State.DONE);
    assertThatThrownBy(() -> compromises(own()).beginElsewhere(id, null, "ann"))
        .hasMessageContaining("no authority");
  }
}

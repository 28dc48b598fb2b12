package org.voltide.csms.procedures.theft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.OwnCertificates;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.ocpp.NoStations;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Pointers;

class TheftsTest {
  private static final String ISSUE =
      """
      insert into own_certificate
             (issuer, serial_number, fingerprint, station_id, common_name, issued_at, valid_until)
      values (?, ?, decode(?, 'hex'), 'CS1', 'CS1', '2026-02-01T00:00:00Z', '2026-09-01T00:00:00Z')
      """;

  @TempDir private Path directory = Path.of("");

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Procedures procedures = new Procedures(database, LaneWorld.CLOCK);

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
    world.run("update station set password_salt = '\\x01', password_hash = '\\x02'");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Thefts thefts() {
    return new Thefts(
        database,
        procedures,
        new OwnCertificates(database, LaneWorld.CLOCK),
        new OwnAuthorities(directory, Optional.empty(), _ -> Pointers.none(), Clock.systemUTC()),
        new StolenStations(new NoStations()),
        new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK),
        LaneWorld.CLOCK);
  }

  private static Map<String, Step.State> states(Procedure procedure) {
    return procedure.steps().stream().collect(Collectors.toMap(Step::step, Step::state));
  }

  @Test
  void aReportMakesAllThatTheStationHadWorthNothing() {
    world.run(ISSUE, "CSMS", "1a", "aa");
    world.run(
        "insert into station_certificate (fingerprint, station_id, common_name, valid_until)"
            + " values ('\\x07', 'CS1', 'CS1', '2026-09-01T00:00:00Z')");
    world.run(
        "insert into password_proposal (station_id, salt, hash, proposed_at)"
            + " values ('CS1', '\\x01', '\\x03', now())");

    Theft theft = thefts().report("CS1", "Yard, at night", "ann");
    assertThat(theft.holdings().password()).isTrue();
    assertThat(theft.holdings().certificates()).hasSize(2);
    assertThat(states(theft.procedure()))
        .containsEntry("REFUSED", Step.State.DONE)
        .containsEntry("CERTIFICATES", Step.State.DONE)
        .containsEntry("CERTIFICATES_ELSEWHERE", Step.State.OPEN)
        .containsEntry("POLICE", Step.State.OPEN)
        .doesNotContainKeys("TOKENS", "SESSIONS");
    assertThat(world.rows("select serial_number, reason from own_certificate"))
        .containsExactly("1a,KEY_COMPROMISE");
    assertThat(world.rows("select id from station where password_hash is null"))
        .containsExactly("CS1");
    assertThat(world.rows("select station_id from password_proposal")).isEmpty();
    assertThat(world.rows("select station_id from station_certificate where void_since is null"))
        .isEmpty();
    assertThat(world.rows("select type, severity from security_event"))
        .containsExactly("StationReportedStolen,CRITICAL");

    Theft again = thefts().report("CS1", null, "bob");
    assertThat(again.procedure()).as("as it was").isEqualTo(theft.procedure());
  }

  @Test
  void whatCannotBeRevokedNowIsRevokedLater() {
    world.run(ISSUE, "cpo", "2b", "bb");
    world.run(ISSUE, "upstream hub", "3c", "cc");
    UUID id = thefts().report("CS1", null, "ann").procedure().id();
    Step open = step(id);
    assertThat(open.state()).isEqualTo(Step.State.OPEN);
    assertThat(open.note()).contains("cpo", "locked");

    world.run(
        "update own_certificate set revoked_at = now(), reason = 'UNSPECIFIED'"
            + " where issuer = 'cpo'");
    thefts().goOn();
    assertThat(step(id).state()).isEqualTo(Step.State.DONE);
    assertThat(step(id).note()).isNull();
    assertThat(world.rows("select issuer from own_certificate where revoked_at is null"))
        .as("for a person to have it taken back there")
        .containsExactly("upstream hub");
  }

  @Test
  void noneIsForgottenHoweverManyWereReportedSince() {
    world.run(ISSUE, "cpo", "2b", "bb");
    UUID id = thefts().report("CS1", null, "ann").procedure().id();
    world.run(
        "insert into guided_procedure (id, kind, subject, state, facts, opened_by, opened_at)"
            + " select gen_random_uuid(), 'THEFT', 'X' || n, 'STOLEN', '{}', 'ann',"
            + " timestamptz '2030-01-01' from generate_series(1, 200) n");
    world.run("update own_certificate set revoked_at = now(), reason = 'UNSPECIFIED'");
    thefts().goOn();
    assertThat(step(id).state()).isEqualTo(Step.State.DONE);
  }

  private Step step(UUID id) {
    return procedures.find(Procedure.Kind.THEFT, id).steps().stream()
        .filter(step -> step.step().equals("CERTIFICATES"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoIsFoundComesBackByANewPassword() {
    world.run("update station set minimum_security_profile = 3 where id = 'CS1'");
    UUID id = thefts().report("CS1", null, "ann").procedure().id();
    String password = thefts().found(id, "bob");
    assertThat(password).hasSize(20);
    assertThat(
            world.rows(
                "select id, minimum_security_profile from station"
                    + " where password_hash is not null order by id"))
        .containsExactly("CS1,2", "CS2,1");
    Procedure ended = procedures.find(Procedure.Kind.THEFT, id);
    assertThat(ended.state()).isEqualTo("FOUND");
    assertThat(ended.closedBy()).isEqualTo("bob");
    assertThatThrownBy(() -> thefts().found(id, "bob")).isInstanceOf(Problem.class);
    assertThat(thefts().report("CS1", null, "ann").procedure().id()).isNotEqualTo(id);
  }

  @Test
  void peopleSayWhatTheyDidAndVoltideWhatItDid() {
    UUID id = thefts().report("CS1", null, "ann").procedure().id();
    Procedure settled = procedures.settle(id, "POLICE", Step.State.DONE, "bob", "AZ 17/26");
    Step police =
        settled.steps().stream()
            .filter(step -> step.step().equals("POLICE"))
            .findFirst()
            .orElseThrow();
    assertThat(police)
        .isEqualTo(new Step("POLICE", true, Step.State.DONE, "bob", LaneWorld.NOW, "AZ 17/26"));
    assertThatThrownBy(() -> procedures.settle(id, "REFUSED", Step.State.OPEN, "bob", ""))
        .hasMessageContaining("by itself");
    assertThatThrownBy(() -> procedures.settle(id, "NONE", Step.State.OPEN, "bob", ""))
        .hasMessageContaining("no step NONE");
    assertThatThrownBy(() -> thefts().report("nobody", null, "ann"))
        .hasMessageContaining("no station nobody");
  }
}

package org.voltide.csms.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorities.DistrustedAuthorities;
import org.voltide.csms.certificates.StationCertificates.Finding;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.Authority;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.Validity;

class StationCertificatesTest {
  private static final Finding OWN = new Finding.Own(false);
  private static final Instant BEFORE = LaneWorld.NOW.minus(Duration.ofDays(30));
  private static final Instant LATER = LaneWorld.NOW.plus(Duration.ofDays(30));

  private final LaneWorld world = new LaneWorld();
  private final Credential root = root();
  private final Database database = new Database(world.database());
  private final StationCertificates certificates =
      new StationCertificates(database, "Voltide", LaneWorld.CLOCK);

  private static Credential root() {
    try {
      return Authority.createRoot("Root", "Voltide", new Validity(BEFORE, LATER)).credential();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void register() {
    world.station("CS1");
    world.station("CS2");
    certificates.trust(Set.of(root.certificate()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<X509Certificate> issued(String subject) {
    return StationIdentity.issued(root, subject, BEFORE, LATER).chain();
  }

  private static void assertRefused(Finding finding, String because) {
    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Refused.class, refused -> assertThat(refused.reason()).contains(because));
  }

  @Test
  void itNamesTheStationByItsIdOrItsSerialNumber() {
    world.run("update station set serial_number = 'SN-1' where id = 'CS1'");
    assertThat(certificates.judge("CS1", issued("CN=CS1,O=Voltide"))).isEqualTo(OWN);
    assertThat(certificates.judge("CS1", issued("CN=SN-1,O=Voltide"))).isEqualTo(OWN);
    assertRefused(certificates.judge("CS1", issued("CN=CS2,O=Voltide")), "names CS2");
    assertRefused(certificates.judge("CS2", issued("CN=SN-1,O=Voltide")), "names SN-1");
    assertRefused(certificates.judge("CS1", issued("CN=SN-9,O=Voltide")), "names SN-9");
  }

  @Test
  void itIsOfNobodyWhoIsDistrusted() {
    List<X509Certificate> own = issued("CN=CS1,O=Voltide");
    assertThat(certificates.judge("CS1", own)).isEqualTo(OWN);
    var reports = new SecurityReports(new SecurityLog(database, new LiveEvents(), LaneWorld.CLOCK));
    var distrusted = new DistrustedAuthorities(database, reports, LaneWorld.CLOCK);
    distrusted.distrust(root.certificate(), "its key was stolen", "admin");
    distrusted.distrust(root.certificate(), "once more", "other");
    assertThat(certificates.judge("CS1", own)).isInstanceOf(Finding.Refused.class);
    String id = world.rows("select fingerprint from distrusted_authority").getFirst();
    distrusted.believeAgain(id, "admin");
    assertThat(certificates.judge("CS1", own)).isEqualTo(OWN);
    assertThatThrownBy(() -> distrusted.believeAgain(id, "admin")).isInstanceOf(Problem.class);
    reports.close();
    assertThat(world.rows("select tech_info from security_event where type like 'Authority%'"))
        .hasSize(2);
  }

  @Test
  void itNamesTheOperatorAndOneStation() {
    assertRefused(certificates.judge("CS1", issued("CN=CS1,O=Another")), "organization Voltide");
    assertRefused(certificates.judge("CS1", issued("CN=CS1")), "organization Voltide");
    assertRefused(certificates.judge("CS1", issued("CN=CS1,CN=CS2,O=Voltide")), "common name");
    assertRefused(certificates.judge("CS1", issued("O=Voltide")), "common name");
  }

  @Test
  void anUnknownNameBelongsToTheFirstWhoShowsIt() {
    List<X509Certificate> first = issued("CN=SN-7,O=Voltide");
    assertThat(certificates.judge("CS1", first)).isEqualTo(OWN);
    assertRefused(certificates.judge("CS2", first), "names SN-7");
    assertThat(certificates.judge("CS1", issued("CN=SN-7,O=Voltide")))
        .as("renewed under its name")
        .isEqualTo(OWN);
    assertRefused(certificates.judge("CS1", issued("CN=SN-8,O=Voltide")), "names SN-8");
    assertRefused(certificates.judge("CS2", issued("CN=SN-7,O=Voltide")), "names SN-7");
    assertThat(world.rows("select distinct station_id from station_certificate"))
        .containsExactly("CS1");
  }

  @Test
  void oneCertificateIsOneStations() {
    world.run("update station set serial_number = 'SAME'");
    List<X509Certificate> shared = issued("CN=SAME,O=Voltide");
    assertThat(certificates.judge("CS1", shared)).isEqualTo(OWN);
    assertRefused(certificates.judge("CS2", shared), "another station's");
    assertThat(certificates.judge("CS1", shared)).isEqualTo(OWN);
  }

  @Test
  void aSerialNumberThatSomebodyElseHasNamesNobody() {
    world.run("update station set serial_number = 'CS2' where id = 'CS1'");
    assertThat(mayBeNamed("CS1", "CS1")).isTrue();
    assertThat(mayBeNamed("CS1", "CS2")).as("another station's id").isFalse();
    assertThat(mayBeNamed("CS2", "CS2")).as("its own id, whatever others say").isTrue();
    world.run("update station set serial_number = 'SN-1'");
    assertThat(mayBeNamed("CS1", "SN-1")).as("another station's serial number").isFalse();
    world.run("update station set serial_number = null where id = 'CS2'");
    assertThat(mayBeNamed("CS1", "SN-1")).isTrue();
    assertThat(mayBeNamed("CS2", "SN-1")).isFalse();
    assertThat(certificates.judge("CS2", issued("CN=SN-7,O=Voltide"))).isEqualTo(OWN);
    world.run("update station set serial_number = 'SN-7' where id = 'CS1'");
    assertThat(mayBeNamed("CS1", "SN-7")).as("a name another station is known by").isFalse();
  }

  private boolean mayBeNamed(String station, String name) {
    return database.inTransaction(statements -> certificates.mayBeNamed(statements, station, name));
  }

  @Test
  void whatWasIssuedToOneStationIsNoOthers() {
    List<X509Certificate> chain = issued("CN=CS2,O=Voltide");
    String fingerprint =
        HexFormat.of().formatHex(StationCertificates.fingerprint(chain.getFirst()));
    database.transact(
        statements ->
            certificates.issued(
                statements,
                "CS1",
                "CS2",
                new StationAuthority.Issued("CSMS", "CS2", "chain", "1f", LATER, fingerprint)));
    assertRefused(certificates.judge("CS2", chain), "another station's");
    assertThat(certificates.judge("CS1", chain)).isEqualTo(OWN);
    assertThat(world.rows("select station_id from station_certificate where first_used_at is null"))
        .isEmpty();
  }

  @Test
  void anExpiredOneIsGoodForItsStationOnly() {
    Instant ended = LaneWorld.NOW.minusSeconds(1);
    List<X509Certificate> expired =
        StationIdentity.issued(root, "CN=CS1,O=Voltide", BEFORE, ended).chain();
    assertThat(certificates.judge("CS1", expired)).isEqualTo(new Finding.Own(true));
    assertRefused(certificates.judge("CS2", expired), "names CS1");
    List<X509Certificate> unknown =
        StationIdentity.issued(root, "CN=SN-7,O=Voltide", BEFORE, ended).chain();
    assertRefused(certificates.judge("CS2", unknown), "names SN-7");
  }

  @Test
  void whatAStolenStationShowedIsNeverItsProofAgain() {
    List<X509Certificate> before = issued("CN=CS1,O=Voltide");
    assertThat(certificates.judge("CS1", before)).isEqualTo(OWN);
    world.run("update station_certificate set void_since = now()");
    assertRefused(certificates.judge("CS1", before), "before its station was stolen");
    assertThat(certificates.judge("CS1", issued("CN=CS1,O=Voltide")))
        .as("a new one")
        .isEqualTo(OWN);
  }

  @Test
  void onlyWhoIsTrustedIsBelieved() {
    List<X509Certificate> chain = issued("CN=CS1,O=Voltide");
    certificates.trust(Set.of(root().certificate()));
    assertRefused(certificates.judge("CS1", chain), "not trusted");
    certificates.trust(Set.of());
    assertRefused(certificates.judge("CS1", chain), "not trusted");
    assertThat(world.rows("select station_id from station_certificate")).isEmpty();
  }
}

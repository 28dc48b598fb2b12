package org.voltide.pki.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.OpenSsl;
import org.voltide.pki.TestHierarchy;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.SigningAuthority;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.Pkcs12Custody;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;

/** The life of an installation: its authorities, what they issue and take back, and its log. */
class CeremoniesTest {
  private static final Instant NOW = TestHierarchy.NOW;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final List<Approver> NOBODY = List.of();
  private static final Holder STATION = Holder.of("DE*ABC*E1", "Example");

  @TempDir private Path folder;
  private Pkcs12Custody custody;
  private Path log;
  private Ceremonies ceremonies;
  private HeldKey stationKey;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    custody = new Pkcs12Custody(folder.resolve("keys.p12"), "a long password");
    log = folder.resolve("log");
    ceremonies = at(NOW);
    stationKey =
        new Pkcs12Custody(folder.resolve("station.p12"), "a long password")
            .generate("station", SignatureScheme.ECDSA_P256);
  }

  private Ceremonies at(Instant now) {
    return new Ceremonies(log, custody, "tester", Clock.fixed(now, ZoneOffset.UTC));
  }

  private void setUp(boolean secondPerson) throws Exception {
    ceremonies.setUp(
        new Rules("Example", ProfilePack.ISO_15118_2, TestHierarchy.POINTERS, secondPerson));
  }

  private static Ceremonies.Wish wish(String label, Role role, Duration life) {
    return new Ceremonies.Wish(label, role, Holder.of(label, "Example"), life);
  }

  private static Ceremonies.Wish station(Duration life) {
    return new Ceremonies.Wish("station", Role.SECC, STATION, life);
  }

  private void chargePointOperator() throws Exception {
    setUp(false);
    ceremonies.createRoot(wish("root", Role.V2G_ROOT, YEAR.multipliedBy(20)), NOBODY);
    ceremonies.createAuthority("root", wish("cpo", Role.CPO_SUB_2, YEAR), NOBODY);
  }

  private String request(HeldKey key, Holder holder) throws IOException {
    return CertificationRequest.pem(key, ProfilePack.ISO_15118_2.profile(Role.SECC), holder);
  }

  private List<X509Certificate> issue() throws Exception {
    return ceremonies.issue(
        "cpo", station(Duration.ofDays(60)), request(stationKey, STATION), NOBODY);
  }

  private static Refusal refusal(ThrowingCallable act) {
    return catchThrowableOfType(RefusedException.class, act).refusal();
  }

  @Test
  void noAuthorityIsCalledLikeAKeyOfAService() throws Exception {
    chargePointOperator();
    var named = wish(Ceremonies.SERVICES + "1", Role.CPO_SUB_2, YEAR);
    assertThat(refusal(() -> ceremonies.createAuthority("root", named, NOBODY)))
        .isEqualTo(Refusal.RESERVED_LABEL);
    assertThat(refusal(() -> ceremonies.request(named, NOBODY))).isEqualTo(Refusal.RESERVED_LABEL);
    assertThat(custody.labels()).doesNotContain(named.label());
  }

  @Test
  void revokedCertificatesAreOnTheListAndOpenSslSeesIt() throws Exception {
    chargePointOperator();
    List<X509Certificate> chain = issue();
    X509Certificate other =
        ceremonies
            .issue("cpo", station(Duration.ofDays(50)), request(stationKey, STATION), NOBODY)
            .getFirst();
    ceremonies.revoke("cpo", chain.getFirst().getSerialNumber(), CRLReason.KEY_COMPROMISE, NOBODY);
    var list = ceremonies.list("cpo", Duration.ofDays(7));
    assertThat(list.getRevokedCertificate(chain.getFirst()).getRevocationReason())
        .isEqualTo(CRLReason.KEY_COMPROMISE);
    OpenSsl openSsl = files(chain);
    openSsl.pem("other.pem", List.of(other));
    Files.writeString(folder.resolve("crl.pem"), Pem.of(list));
    assertThat(openSsl.succeeds("crl", "-in", "crl.pem", "-CAfile", "chain.pem", "-noout"))
        .contains("verify OK");
    assertThat(verify(openSsl, "leaf.pem").text()).contains("certificate revoked");
    assertThat(verify(openSsl, "other.pem").code()).isZero();
  }

  private OpenSsl files(List<X509Certificate> chain) throws Exception {
    OpenSsl openSsl = new OpenSsl(folder);
    openSsl.pem("leaf.pem", chain.subList(0, 1));
    openSsl.pem("issuer.pem", chain.subList(1, 2));
    openSsl.pem("chain.pem", chain.subList(1, chain.size()));
    openSsl.pem("root.pem", chain.subList(chain.size() - 1, chain.size()));
    return openSsl;
  }

  private static OpenSsl.Said verify(OpenSsl openSsl, String leaf) throws Exception {
    return openSsl.run(
        "verify",
        "-attime",
        Long.toString(NOW.getEpochSecond()),
        "-crl_check",
        "-CRLfile",
        "crl.pem",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "issuer.pem",
        leaf);
  }

  @Test
  void openSslAsksAndBelievesTheAnswer() throws Exception {
    chargePointOperator();
    List<X509Certificate> chain = issue();
    OpenSsl openSsl = files(chain);
    assertThat(ask(openSsl)).contains("Response verify OK", "leaf.pem: good");
    ceremonies.revoke("cpo", chain.getFirst().getSerialNumber(), CRLReason.SUPERSEDED, NOBODY);
    assertThat(ask(openSsl)).contains("leaf.pem: revoked", "superseded");
    byte[] nonsense = ceremonies.responder("cpo", Duration.ofDays(1)).answer(new byte[] {1}, NOW);
    Files.write(folder.resolve("answer.der"), nonsense);
    assertThat(openSsl.run("ocsp", "-respin", "answer.der").text()).contains("malformedrequest");
    byte[] asked = Files.readAllBytes(folder.resolve("request.der"));
    Files.write(
        folder.resolve("answer.der"),
        ceremonies.responder("root", Duration.ofDays(1)).answer(asked, NOW));
    assertThat(openSsl.run("ocsp", "-respin", "answer.der").text()).contains("unauthorized");
  }

  /** OpenSSL judges the answer by the time of day, so it is made now. */
  private String ask(OpenSsl openSsl) throws Exception {
    openSsl.succeeds(
        "ocsp", "-issuer", "issuer.pem", "-cert", "leaf.pem", "-reqout", "request.der");
    byte[] request = Files.readAllBytes(folder.resolve("request.der"));
    Files.write(
        folder.resolve("answer.der"),
        ceremonies.responder("cpo", Duration.ofDays(1)).answer(request, Instant.now()));
    return openSsl.succeeds(
        "ocsp",
        "-no_nonce",
        "-respin",
        "answer.der",
        "-issuer",
        "issuer.pem",
        "-cert",
        "leaf.pem",
        "-VAfile",
        "issuer.pem");
  }

  @Test
  void aStoreWithTheOldRootBelievesTheNewOne() throws Exception {
    chargePointOperator();
    X509Certificate old = ceremonies.inventory().authorities().get("root").chain().getFirst();
    X509Certificate successor =
        ceremonies
            .createRoot(wish("root-2", Role.V2G_ROOT, YEAR.multipliedBy(30)), NOBODY)
            .getFirst();
    X509Certificate cross =
        ceremonies.crossCertify("root", successor, YEAR.multipliedBy(10), NOBODY);
    ceremonies.createAuthority("root-2", wish("cpo-2", Role.CPO_SUB_2, YEAR), NOBODY);
    List<X509Certificate> chain =
        ceremonies.issue(
            "cpo-2", station(Duration.ofDays(60)), request(stationKey, STATION), NOBODY);
    OpenSsl openSsl = new OpenSsl(folder);
    openSsl.pem("old.pem", List.of(old));
    openSsl.pem("subs.pem", List.of(chain.get(1), cross));
    openSsl.pem("leaf.pem", chain.subList(0, 1));
    openSsl.succeeds(
        "verify",
        "-attime",
        Long.toString(NOW.getEpochSecond()),
        "-CAfile",
        "old.pem",
        "-untrusted",
        "subs.pem",
        "leaf.pem");
  }

  @Test
  void aRootIsUsedForOneThingAfterTheOther() throws Exception {
    chargePointOperator();
    ceremonies.createRoot(wish("next", Role.V2G_ROOT, YEAR), NOBODY);
    assertThat(refusal(() -> ceremonies.use("root", RootUse.STANDBY, NOBODY)))
        .as("it has issued")
        .isEqualTo(Refusal.WRONG_USE);
    assertThat(refusal(() -> ceremonies.use("root", RootUse.WITHDRAWN, NOBODY)))
        .as("nothing follows it yet")
        .isEqualTo(Refusal.WRONG_USE);
    assertThat(refusal(() -> ceremonies.use("cpo", RootUse.FORMER, NOBODY)))
        .as("it is no root")
        .isEqualTo(Refusal.UNKNOWN_AUTHORITY);
    ceremonies.use("next", RootUse.STANDBY, NOBODY);
    ceremonies.use("next", RootUse.ISSUING, NOBODY);
    ceremonies.use("root", RootUse.FORMER, NOBODY);

    assertThat(ceremonies.inventory().authorities().get("cpo").use())
        .as("as its root")
        .isEqualTo(RootUse.FORMER);
    ceremonies.use("root", RootUse.WITHDRAWN, NOBODY);
    assertThat(refusal(() -> ceremonies.use("root", RootUse.ISSUING, NOBODY)))
        .isEqualTo(Refusal.WRONG_USE);
    assertThat(Verification.verify(log, Optional.empty())).isInstanceOf(Reading.Intact.class);
  }

  @Test
  void anAuthorityBelowAForeignRootIsAdopted() throws Exception {
    setUp(false);
    TestHierarchy foreign = TestHierarchy.in(folder, ProfilePack.HUBJECT);
    SigningAuthority root = foreign.root(Role.V2G_ROOT, "Foreign");
    ceremonies.request(wish("cpo", Role.CPO_SUB_2, YEAR), NOBODY);
    HeldKey key = custody.find("cpo").orElseThrow();
    List<X509Certificate> answer =
        root.issue(
            foreign.profile(Role.CPO_SUB_2),
            Holder.of("cpo", "Example"),
            key.publicKey(),
            TestHierarchy.days(700),
            TestHierarchy.POINTERS);
    assertThat(refusal(() -> ceremonies.adopt("cpo", root.chain(), NOBODY)))
        .isEqualTo(Refusal.FOREIGN_CHAIN);
    TestHierarchy forger = TestHierarchy.in(folder.resolve("forger"), ProfilePack.HUBJECT);
    X509Certificate sameName = forger.root(Role.V2G_ROOT, "Foreign").certificate();
    assertThat(refusal(() -> ceremonies.adopt("cpo", List.of(answer.getFirst(), sameName), NOBODY)))
        .isEqualTo(Refusal.FOREIGN_CHAIN);
    ceremonies.adopt("cpo", answer, NOBODY);
    assertThat(issue()).hasSize(3).endsWith(root.certificate());
  }

  @Test
  void whatMayNotBeIsRefusedForItsOwnReasonAndLogged() throws Exception {
    assertThat(refusal(() -> ceremonies.createRoot(wish("r", Role.V2G_ROOT, YEAR), NOBODY)))
        .isEqualTo(Refusal.NOT_SET_UP);
    chargePointOperator();
    assertThat(refusal(() -> setUp(false))).isEqualTo(Refusal.ALREADY_THERE);
    assertThat(refusal(() -> ceremonies.createRoot(wish("root", Role.V2G_ROOT, YEAR), NOBODY)))
        .isEqualTo(Refusal.ALREADY_THERE);
    assertThat(refusal(() -> ceremonies.createRoot(wish("x", Role.CPO_SUB_1, YEAR), NOBODY)))
        .isEqualTo(Refusal.WRONG_ROLE);
    assertThat(refusal("cpo", Role.CONTRACT, 60)).isEqualTo(Refusal.WRONG_ROLE);
    assertThat(refusal("none", Role.SECC, 60)).isEqualTo(Refusal.UNKNOWN_AUTHORITY);
    assertThat(refusal("cpo", Role.SECC, 100)).isEqualTo(Refusal.PROFILE);
    assertThat(refusal("cpo", Role.SECC, 400)).isEqualTo(Refusal.OUTLIVES_ISSUER);
    assertThat(
            refusal(() -> ceremonies.revoke("cpo", BigInteger.ONE, CRLReason.UNSPECIFIED, NOBODY)))
        .isEqualTo(Refusal.UNKNOWN_CERTIFICATE);
    ceremonies = at(NOW.plus(Duration.ofDays(366)));
    assertThat(refusal("cpo", Role.SECC, 60)).isEqualTo(Refusal.EXPIRED_AUTHORITY);
    ceremonies = at(NOW);
    BigInteger cpo =
        ceremonies.inventory().authorities().get("cpo").chain().getFirst().getSerialNumber();
    ceremonies.revoke("root", cpo, CRLReason.CA_COMPROMISE, NOBODY);
    assertThat(refusal("cpo", Role.SECC, 60)).isEqualTo(Refusal.REVOKED_AUTHORITY);
    assertThat(refusal(() -> ceremonies.revoke("root", cpo, CRLReason.UNSPECIFIED, NOBODY)))
        .isEqualTo(Refusal.ALREADY_REVOKED);
    assertThat(Files.readAllLines(log)).filteredOn(line -> line.contains("\tREFUSE\t")).hasSize(12);
    assertThat(Verification.verify(log, Optional.empty())).isInstanceOf(Reading.Intact.class);
  }

  private Refusal refusal(String issuer, Role role, int days) throws Exception {
    Ceremonies.Wish wish = new Ceremonies.Wish("s", role, STATION, Duration.ofDays(days));
    String request = request(stationKey, STATION);
    return refusal(() -> ceremonies.issue(issuer, wish, request, NOBODY));
  }

  @Test
  void aRequestIsRefusedForItsOwnReason() throws Exception {
    chargePointOperator();
    String good = request(stationKey, STATION);
    assertThat(asked("no request")).isEqualTo(Refusal.NOT_A_REQUEST);
    assertThat(asked(good.repeat(50))).isEqualTo(Refusal.NOT_A_REQUEST);
    assertThat(asked(request(stationKey, Holder.of("DE*ABC*E2", "Example"))))
        .isEqualTo(Refusal.ANOTHER_NAME);
    assertThat(asked(request(stationKey, Holder.of("DE*ABC*E1", "Other"))))
        .isEqualTo(Refusal.ANOTHER_NAME);
    HeldKey large =
        new Pkcs12Custody(folder.resolve("large.p12"), "a long password")
            .generate("k", SignatureScheme.ECDSA_P521);
    assertThat(asked(request(large, STATION))).isEqualTo(Refusal.WRONG_KEY);
    OpenSsl openSsl = new OpenSsl(folder);
    assertThat(asked(foreign(openSsl, "rsa:1024"))).isEqualTo(Refusal.WEAK_KEY);
    String subject = good.substring(0, good.length() / 2);
    assertThat(asked(subject)).isEqualTo(Refusal.NOT_A_REQUEST);
    assertThat(asked(tampered(good))).isEqualTo(Refusal.WRONG_SIGNATURE);
  }

  private static String foreign(OpenSsl openSsl, String key) throws Exception {
    openSsl.succeeds(
        "req",
        "-new",
        "-newkey",
        key,
        "-nodes",
        "-keyout",
        "k.pem",
        "-out",
        "r.pem",
        "-subj",
        "/CN=DE*ABC*E1/O=Example");
    return Files.readString(openSsl.folder().resolve("r.pem"));
  }

  /** The last digit of the name is another one. */
  private static String tampered(String pem) {
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replace("\n", "");
    byte[] der = Base64.getDecoder().decode(body);
    String text = new String(der, StandardCharsets.ISO_8859_1);
    der[text.indexOf("ABC*E1") + 5] = '2';
    return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(der));
  }

  private Refusal asked(String request) {
    return refusal(() -> ceremonies.issue("cpo", station(Duration.ofDays(60)), request, NOBODY));
  }

  @Test
  void rootsAndAuthoritiesNeedTwoPeopleWhereThatIsAgreed() throws Exception {
    setUp(true);
    Approver ann = person("ann");
    Approver bob = person("bob");
    ceremonies.enroll(ann, NOBODY);
    Ceremonies.Wish root = wish("root", Role.V2G_ROOT, YEAR.multipliedBy(20));
    assertThat(refusal(() -> ceremonies.createRoot(root, List.of(ann))))
        .isEqualTo(Refusal.SECOND_PERSON);
    ceremonies.enroll(bob, NOBODY);
    assertThat(refusal(() -> ceremonies.createRoot(root, List.of(ann, ann))))
        .isEqualTo(Refusal.SECOND_PERSON);
    assertThat(refusal(() -> ceremonies.createRoot(root, List.of(ann, person("eve")))))
        .isEqualTo(Refusal.SECOND_PERSON);
    assertThat(refusal(() -> ceremonies.enroll(person("eva"), List.of(ann))))
        .isEqualTo(Refusal.SECOND_PERSON);
    ceremonies.createRoot(root, List.of(ann, bob));
    ceremonies.createAuthority("root", wish("cpo", Role.CPO_SUB_2, YEAR), List.of(bob, ann));
    X509Certificate leaf = issue().getFirst();
    ceremonies.revoke("cpo", leaf.getSerialNumber(), CRLReason.UNSPECIFIED, NOBODY);
    BigInteger cpo =
        ceremonies.inventory().authorities().get("cpo").chain().getFirst().getSerialNumber();
    assertThat(refusal(() -> ceremonies.revoke("root", cpo, CRLReason.UNSPECIFIED, List.of(ann))))
        .isEqualTo(Refusal.SECOND_PERSON);
    assertThat(Verification.verify(log, Optional.empty())).isInstanceOf(Reading.Intact.class);
    String unsigned =
        Files.readString(log).replaceAll("(\tROOT\t[^\n]*)\tsigned:bob=[^\t\n]*", "$1");
    Files.writeString(log, unsigned);
    assertThat(Verification.verify(log, Optional.empty())).isInstanceOf(Reading.Broken.class);
    Ceremonies misled = at(NOW);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(misled::inventory)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is broken");
    }
  }

  private Approver person(String name) throws Exception {
    return new Approver(
        name,
        new Pkcs12Custody(folder.resolve(name + ".p12"), "a long password")
            .generate(name, SignatureScheme.ECDSA_P256));
  }

  @Test
  void theLogShowsWhatWasDoneToIt() throws Exception {
    chargePointOperator();
    String former = ((Reading.Intact) Verification.verify(log, Optional.empty())).head();
    issue();
    assertThat(Verification.verify(log, Optional.of(former))).isInstanceOf(Reading.Intact.class);
    List<String> lines = Files.readAllLines(log);
    assertThat(broken(lines.get(0).replace("Example", "Axample"), lines.get(1)).line())
        .isEqualTo(2);
    assertThat(broken(lines.get(0), lines.get(2)).line()).isEqualTo(2);
    assertThat(broken(lines.get(1)).line()).isEqualTo(1);
    assertThat(broken(lines.get(0), "x").reason()).contains("fields are missing");
    Files.writeString(log, lines.getFirst() + "\n");
    assertThat(Verification.verify(log, Optional.of(former))).isInstanceOf(Reading.Broken.class);
  }

  private Reading.Broken broken(String... lines) throws IOException {
    Path other = folder.resolve("other");
    Files.writeString(other, String.join("\n", lines) + "\n");
    return (Reading.Broken) Verification.verify(other, Optional.empty());
  }

  @Test
  void aSealSignsAllBeforeItAndIsFoundOutWhenItDoesNot() throws Exception {
    assertThat(refusal(() -> ceremonies.seal())).isEqualTo(Refusal.NOT_SET_UP);
    chargePointOperator();
    assertThat(ceremonies.inventory().unsealedSince()).contains(TestHierarchy.NOW);
    Seal first = ceremonies.seal();
    assertThat(ceremonies.inventory().unsealedSince()).isEmpty();
    issue();
    Seal second = at(TestHierarchy.NOW.plusSeconds(9)).seal();
    assertThat(second.key()).as("the key stays").isEqualTo(first.key());
    assertThat(ceremonies.inventory().sealed()).contains(second);
    Reading.Intact intact = (Reading.Intact) Verification.verify(log, Optional.empty());
    assertThat(Seal.in(intact)).containsExactly(first, second);
    assertThat(refusal(() -> ceremonies.createRoot(wish("log-seal", Role.V2G_ROOT, YEAR), NOBODY)))
        .isEqualTo(Refusal.RESERVED_LABEL);

    List<String> lines = Files.readAllLines(log);
    String forged = lines.get(3).replaceFirst("by=tester", "by=nobody");
    Files.write(log, List.of(lines.get(0), lines.get(1), lines.get(2), forged));
    assertThat(Verification.verify(log, Optional.empty()))
        .isEqualTo(new Reading.Broken(4, "the seal is not that of its key"));
  }

  @Test
  void anotherProcessAndAnInterruptedOneAreNoHarm() throws Exception {
    chargePointOperator();
    Ceremonies other = at(NOW);
    X509Certificate leaf = issue().getFirst();
    other.revoke("cpo", leaf.getSerialNumber(), CRLReason.UNSPECIFIED, NOBODY);
    Files.writeString(log, Files.readString(log) + "half a li");
    assertThat(((Reading.Intact) Verification.verify(log, Optional.empty())).unfinished())
        .isEqualTo(9);
    assertThat(ceremonies.list("cpo", YEAR).getRevokedCertificates()).hasSize(1);
    assertThat(((Reading.Intact) Verification.verify(log, Optional.empty())).unfinished()).isZero();
  }
}

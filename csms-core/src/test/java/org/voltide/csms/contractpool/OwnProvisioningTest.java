package org.voltide.csms.contractpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.contractpool.OwnProvisioning.Asked;
import org.voltide.csms.contractpool.OwnProvisioning.Outcome;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.store.Database;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.RevocationList;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.SignatureScheme;
import org.voltide.pki.provisioning.AnswerVerifier;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Trust;
import org.voltide.pki.trust.Distrust;

/** A request that a car of others recorded, answered by authorities that were made here. */
class OwnProvisioningTest {
  private static final Path SHARED = Path.of("../../shared/pki");
  private static final String ISO_2 = Edition.ISO_2.schemaVersion();
  private static final String PCID = "OEMPROVCERT";
  private static final int LIMIT = 5_600;

  private final LaneWorld world = new LaneWorld();
  private final SecurityReports reports =
      new SecurityReports(
          new SecurityLog(new Database(world.database()), new LiveEvents(), LaneWorld.CLOCK));
  private final Database database = new Database(world.database());
  private final ContractPool pool = new ContractPool(database);
  private final VehicleChanges changes = new VehicleChanges(database);
  private final Set<X509Certificate> manufacturers = new HashSet<>();
  private Distrust distrust = Distrust.NONE;

  @TempDir private Path directory = Path.of("");
  private OwnAuthorities authorities = authorities();
  private final GivenAnswers given = new GivenAnswers(database);
  private ContractIssuance issuance = new ContractIssuance(authorities, pool, given, changes);

  private SignedContracts signed = signed(new Schemas(directory, directory));
  private ProvisioningCertificates vehicles = vehicles();

  private OwnAuthorities authorities() {
    return new OwnAuthorities(
        directory, Optional.of("a long secret"), _ -> Pointers.none(), Clock.systemUTC());
  }

  @BeforeEach
  void setUp() {
    authorities = authorities();
    issuance = new ContractIssuance(authorities, pool, given, changes);
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.setUp(
              new Rules(
                  "Example",
                  ProfilePack.labelled("iso-15118-2").orElseThrow(),
                  Pointers.none(),
                  false));
          return ceremonies.createRoot(wish("v2g", Role.V2G_ROOT, 7300), List.of());
        });
  }

  @AfterEach
  void close() {
    reports.close();
    world.close();
  }

  @Test
  void withoutAuthoritiesOrSchemasItSaysWhatIsMissing() {
    OwnProvisioning provisioning = provisioning(directory.resolve("nothing"));
    assertThat(provisioning.missing()).contains("There is no authority MO_SUB_2 in force here.");
    hierarchy();
    assertThat(provisioning.missing().orElseThrow())
        .contains("V2G_CI_MsgDef.xsd")
        .contains("standards.iso.org");
    assertThat(provisioning.answer(asked("AAAA", LIMIT)))
        .isInstanceOfSatisfying(
            Outcome.NotHere.class,
            none -> assertThat(none.reasonCode()).isEqualTo("NoContractProvider"));
  }

  @Test
  void aCarGetsItsContractOnceAndOnlyWhileItIsInForce() throws Exception {
    OwnProvisioning provisioning = ready();
    String request = request();
    refused(provisioning.answer(asked(request, LIMIT)), "Refused", "not trusted");
    manufacturers.addAll(manufacturers());
    refused(provisioning.answer(asked(request, LIMIT)), "NoContract", PCID);
    distrust = new Distrust(List.copyOf(manufacturers));
    refused(provisioning.answer(asked(request, LIMIT)), "Refused", "knows its issuer");
    distrust = Distrust.NONE;
    Contract contract = pool.add("DEABCC12345678", PCID, null);
    assertThatThrownBy(() -> pool.add("DEABCC123456789", PCID, null)).isInstanceOf(Problem.class);
    refused(provisioning.answer(asked(request, 1_000)), "Refused", "carries 1,000");
    refused(provisioning.answer(asked(request, 1_000)), "Refused", "than the 1,000");
    assertThat(pool.certificates(contract.id())).as("none in vain once that is known").hasSize(1);
    refused(provisioning.answer(asked("no base64!", LIMIT)), "Refused", "not base64");
    refused(provisioning.answer(asked(request.substring(0, 400), LIMIT)), "Refused", "");
    refused(
        provisioning.answer(new Asked("CS1", "urn:other", request, 1, List.of(), LIMIT)),
        "OtherEdition",
        "another edition");

    var answer = (Outcome.Answered) provisioning.answer(asked(request, LIMIT));
    assertThat(answer.remaining()).isZero();
    assertThat(provisioning.answer(asked(request, LIMIT))).as("again").isEqualTo(answer);
    assertRight(answer);
    int issued = pool.certificates(contract.id()).size();
    assertThat(provisioning.answer(asked(request, LIMIT))).isEqualTo(answer);
    assertThat(pool.certificates(contract.id())).hasSize(issued);

    issuance.end(contract.id(), CRLReason.PRIVILEGE_WITHDRAWN, "ann");
    assertThat(authorities.inventory().authorities().get("mo").revoked()).hasSize(issued);
    assertThat(pool.of(PCID)).isEmpty();
    refused(provisioning.answer(asked(request, LIMIT)), "NoContract", PCID);
    pool.add("DEABCC12345678", PCID, null);
    assertThat(provisioning.answer(asked(request, LIMIT)))
        .as("a new contract of the same name")
        .isInstanceOf(Outcome.Answered.class)
        .isNotEqualTo(answer);
  }

  @Test
  void endingIsTakenUpAgainAndWhatIsIssuedMeanwhileIsRevoked() {
    hierarchy();
    Contract contract = pool.add("DEABCC12345678", PCID, null);
    X509Certificate leaf = issuance.grant(contract, "CS1").chain().getFirst();
    EndedContracts ended = new EndedContracts(new Database(world.database()));
    String serial = leaf.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    assertThat(ended.include(Emaid.of("DE-ABC-C12345678"), serial)).isFalse();

    assertThat(pool.end(contract.id()).endedAt()).isNotNull();
    assertThat(revoked()).isEmpty();
    assertThat(ended.include(Emaid.of("DE-ABC-C12345678"), "0" + serial)).isTrue();
    assertThat(ended.include(Emaid.of("DE-ABC-C87654321"), serial)).isFalse();
    assertThatThrownBy(() -> issuance.grant(contract, "CS1")).hasMessageContaining("has ended");
    assertThat(pool.certificates(contract.id())).hasSize(2);
    assertThat(revoked()).doesNotContain(leaf.getSerialNumber()).hasSize(1);

    issuance.end(contract.id(), CRLReason.PRIVILEGE_WITHDRAWN, "ann");
    assertThat(revoked()).contains(leaf.getSerialNumber()).hasSize(2);
    issuance.end(contract.id(), CRLReason.SUPERSEDED, "ann");
    assertThat(revoked()).hasSize(2);
  }

  private List<BigInteger> revoked() {
    return authorities.inventory().authorities().get("mo").revoked().stream()
        .map(RevocationList.Revoked::serialNumber)
        .toList();
  }

  @Test
  void whatWasSignedElsewhereIsVerifiedAndGivenInsteadOfAnotherCertificate() throws Exception {
    OwnProvisioning provisioning = ready();
    manufacturers.addAll(manufacturers());
    Contract contract = pool.add("DEABCC12345678", PCID, null);
    Contract other = pool.add("DEABCC87654321", "ANOTHERCAR", null);
    String request = request();
    String exi = ((Outcome.Answered) provisioning.answer(asked(request, LIMIT))).exiResponse();
    byte[] bytes = Base64.getDecoder().decode(exi);

    notTaken(other, exi, "is for the contract DEABCC12345678");
    notTaken(contract, base64(Arrays.copyOf(bytes, 600)), "ends before the message does");
    notTaken(contract, request, "is not taken");
    byte[] changed = bytes.clone();
    changed[changed.length - 40] ^= 1;
    notTaken(contract, base64(changed), "is not taken");
    distrust = new Distrust(List.copyOf(authorities.certificates(Role.MO_SUB_2)));
    notTaken(contract, exi, "distrusted");
    distrust = Distrust.NONE;
    assertThatThrownBy(() -> signed.deliver(contract.id(), "urn:other", exi, "ann"))
        .hasMessageContaining("not known");

    given.forget(contract.emaid());
    signed.deliver(contract.id(), ISO_2, exi, "ann");
    assertThat(pool.find(contract.id()).signed()).isOne();
    assertThat(signed.of(contract.id())).hasSize(1);
    int issued = pool.certificates(contract.id()).size();
    var answer = (Outcome.Answered) provisioning.answer(asked(request, LIMIT));
    assertThat(answer).isEqualTo(new Outcome.Answered(exi, 0));
    assertThat(pool.certificates(contract.id())).hasSize(issued);
    given.forget(contract.emaid());
    refused(provisioning.answer(asked(request, 1_000)), "Refused", "than the 1,000");

    issuance.end(contract.id(), CRLReason.SUPERSEDED, "ann");
    assertThat(signed.of(contract.id())).isEmpty();
    assertThatThrownBy(() -> signed.deliver(contract.id(), ISO_2, exi, "ann"))
        .hasMessageContaining("not in force");
    reports.close();
    assertThat(
            world.rows("select tech_info from security_event where type = 'SignedContractRefused'"))
        .anySatisfy(why -> assertThat(why).contains("ends before the message does"))
        .anySatisfy(why -> assertThat(why).contains("distrusted"));
  }

  @Test
  void whatWasSignedElsewhereCountsAgainWhenTheCarHasTheContractAgain() throws Exception {
    OwnProvisioning provisioning = ready();
    manufacturers.addAll(manufacturers());
    Contract contract = pool.add("DEABCC12345678", PCID, null);
    String exi = ((Outcome.Answered) provisioning.answer(asked(request(), LIMIT))).exiResponse();
    String serial = pool.certificates(contract.id()).getFirst().serialNumber();
    database.update("delete from contract_certificate"); // as if it had been issued elsewhere
    EndedContracts ended = new EndedContracts(database);

    signed.deliver(contract.id(), ISO_2, exi, "ann");
    issuance.moveTo(contract.id(), "ANOTHERCAR", "ann");
    assertThat(ended.include(Emaid.of(contract.emaid()), serial)).isTrue();
    issuance.moveTo(contract.id(), PCID, "ann");
    assertThat(ended.include(Emaid.of(contract.emaid()), serial)).as("nobody brought it").isTrue();
    signed.deliver(contract.id(), ISO_2, exi, "ann");
    assertThat(ended.include(Emaid.of(contract.emaid()), serial)).isFalse();

    issuance.end(contract.id(), CRLReason.SUPERSEDED, "ann");
    assertThat(ended.include(Emaid.of(contract.emaid()), serial)).isTrue();
    signed.deliver(pool.add("DEABCC12345678", PCID, null).id(), ISO_2, exi, "ann");
    assertThat(ended.include(Emaid.of(contract.emaid()), serial)).as("a new contract").isFalse();
  }

  private void notTaken(Contract contract, String exi, String why) {
    assertThatThrownBy(() -> signed.deliver(contract.id(), ISO_2, exi, "ann"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(why);
  }

  @Test
  void anotherCarGetsTheContractAndTheOneBeforeMayUseItNoMore() throws Exception {
    OwnProvisioning provisioning = ready();
    manufacturers.addAll(manufacturers());
    String request = request();
    Contract contract = pool.add("DEABCC12345678", "FIRSTCAR", null);
    EndedContracts ended = new EndedContracts(database);
    X509Certificate first = issuance.grant(contract, "CS1").chain().getFirst();
    String serial = first.getSerialNumber().toString(16);
    refused(provisioning.answer(asked(request, LIMIT)), "NoContract", PCID);

    issuance.moveTo(contract.id(), PCID, "ann");
    assertThat(ended.include(Emaid.of("de-abc-c12345678"), serial)).isTrue();
    assertThat(revoked()).containsExactly(first.getSerialNumber());
    assertThat(changes.of(contract.id())).extracting("pcid").containsExactly("FIRSTCAR");
    assertThatThrownBy(() -> issuance.grant(contract, "CS1"))
        .as("a request of the car before that was under way")
        .hasMessageContaining("another car's");
    assertRight((Outcome.Answered) provisioning.answer(asked(request, LIMIT)));

    issuance.moveTo(contract.id(), PCID, "ann");
    assertThat(changes.of(contract.id())).as("it has it already").hasSize(1);
    assertThat(provisioning.answer(asked(request, LIMIT))).isInstanceOf(Outcome.Answered.class);
    pool.suspend(contract.id(), true);
    assertThat(pool.find(contract.id()).state()).isEqualTo(Contract.State.SUSPENDED);
    refused(provisioning.answer(asked(request, LIMIT)), "NoContract", PCID);
    assertThat(pool.suspend(contract.id(), false).state()).isEqualTo(Contract.State.IN_FORCE);
    assertThat(provisioning.answer(asked(request, LIMIT))).isInstanceOf(Outcome.Answered.class);
    pool.end(contract.id());
    assertThatThrownBy(() -> issuance.moveTo(contract.id(), "THIRDCAR", "ann"))
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> pool.suspend(contract.id(), true)).hasMessageContaining("has ended");
  }

  @Test
  void aCarsCertificateThatWasWithdrawnGetsNothing() throws Exception {
    OwnProvisioning provisioning = ready();
    X509Certificate car =
        certificate(SHARED.resolve("vectors/everest/aux-certs/client/oem/OEM_LEAF.pem"));
    assertThatThrownBy(() -> vehicles.add(List.of(car), "ann"))
        .hasMessageContaining("trusts nobody");
    manufacturers.addAll(manufacturers());
    var added = vehicles.add(List.of(car), "ann");
    assertThat(added.pcid()).isEqualTo(PCID);
    assertThat(vehicles.list("OEMPROVCERT")).containsExactly(added);
    assertThat(vehicles.list("ANOTHER")).isEmpty();
    Contract contract = pool.add("DEABCC12345678", PCID, null);
    var answer = provisioning.answer(asked(request(), LIMIT));
    assertThat(provisioning.answer(asked(request(), LIMIT))).isEqualTo(answer);
    pool.certificates(contract.id())
        .forEach(
            one ->
                authorities.revoke(one.issuer(), one.serialNumber(), CRLReason.UNSPECIFIED, "ann"));
    assertThat(provisioning.answer(asked(request(), LIMIT)))
        .as("its certificate was taken back")
        .isInstanceOf(Outcome.Answered.class)
        .isNotEqualTo(answer);
    vehicles.withdraw(added.id());
    assertThat(provisioning.answer(asked(request(), LIMIT)))
        .as("though there is an answer that was given for it")
        .isEqualTo(new Outcome.Barred("Refused", "the car's certificate was withdrawn"));
    assertThatThrownBy(() -> vehicles.withdraw("none")).isInstanceOf(Problem.class);
    X509Certificate root = authorities.certificates(Role.V2G_ROOT).iterator().next();
    assertThatThrownBy(() -> vehicles.add(List.of(root), "ann")).isInstanceOf(Problem.class);
  }

  @Test
  void messagesAreSignedByNoAuthority() throws Exception {
    hierarchy();
    KeyPair foreign = NewKeys.of(SignatureScheme.ECDSA_P256);
    Wish wish = wish("cps", Role.CPS, 60);
    authorities.act(
        (ceremonies, _) ->
            ceremonies.issue(
                "cps",
                wish,
                CertificationRequest.pem(
                    HeldKey.inMemory(foreign.getPublic(), foreign.getPrivate()),
                    ProfilePack.ISO_15118_2.profile(Role.CPS),
                    wish.holder()),
                List.of()));
    ServiceKey.Signer signer = new ServiceKey(authorities).now();
    assertThat(signer.chain().getFirst().getPublicKey()).isEqualTo(signer.key().publicKey());
    assertThat(new ServiceKey(authorities).now().chain()).isEqualTo(signer.chain());
  }

  private void assertRight(Outcome.Answered answer) throws Exception {
    Exi exi = ((Exi.Ready) schemas().now()).exi();
    X509Certificate root = authorities.inventory().authorities().get("v2g").chain().getFirst();
    var verified =
        (AnswerVerifier.Verified)
            new AnswerVerifier(exi, Trust.in(root), Trust.in(root))
                .verify(Edition.ISO_2, answer.exiResponse(), Instant.now());
    assertThat(verified.verification().faults()).isEmpty();
    assertThat(verified.verification().deviations()).isEmpty();
  }

  private void hierarchy() {
    authorities.act(
        (ceremonies, _) -> {
          ceremonies.createAuthority("v2g", wish("mo", Role.MO_SUB_2, 700), List.of());
          return ceremonies.createAuthority("v2g", wish("cps", Role.CPS_SUB_2, 700), List.of());
        });
  }

  @Test
  void whatIsRefusedIsInTheSecurityLogWithItsReason() throws Exception {
    OwnProvisioning provisioning = ready();
    String request = request();
    byte[] bytes = Base64.getDecoder().decode(request);
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("no base64!", "not base64");
    bad.put("A".repeat(100_000), "are more than the");
    bad.put(base64(Arrays.copyOf(bytes, bytes.length / 2)), "ends before the message does");
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = 7;
    bad.put(base64(longer), "1 bytes follow the end");
    bad.put(request, "is not trusted");
    bad.forEach((sent, why) -> refused(provisioning.answer(asked(sent, LIMIT)), "Refused", why));

    reports.close();
    List<String> told =
        world.rows("select station_id, type, severity, tech_info from security_event order by id");
    assertThat(bad.values())
        .allSatisfy(
            why ->
                assertThat(told)
                    .anySatisfy(
                        row ->
                            assertThat(row)
                                .startsWith("CS1,ContractRequestRefused,WARNING,")
                                .contains(why)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private OwnProvisioning ready() {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("xsd")),
        "the schemas of ISO 15118 are not on this machine");
    hierarchy();
    OwnProvisioning provisioning = provisioning(SHARED.resolve("xsd"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(provisioning.missing()).isEmpty());
    return provisioning;
  }

  private OwnProvisioning provisioning(Path schemas) {
    Schemas opened = new Schemas(schemas, Path.of("target/exi-cache"));
    signed = signed(opened);
    vehicles = vehicles();
    return new OwnProvisioning(
        authorities,
        opened,
        cars(),
        pool,
        issuance,
        new ServiceKey(authorities),
        signed,
        vehicles,
        given,
        reports);
  }

  private CarTrust cars() {
    return new CarTrust(() -> manufacturers, authorities, () -> distrust);
  }

  private ProvisioningCertificates vehicles() {
    return new ProvisioningCertificates(database, cars(), reports);
  }

  private SignedContracts signed(Schemas opened) {
    Supplier<Set<X509Certificate>> roots = () -> authorities.certificates(Role.V2G_ROOT);
    ProviderTrust trust = new ProviderTrust(roots, roots, () -> distrust);
    return new SignedContracts(database, pool, opened, trust, given, reports);
  }

  private static Schemas schemas() {
    return new Schemas(SHARED.resolve("xsd"), Path.of("target/exi-cache"));
  }

  private static Asked asked(String request, int limit) {
    return new Asked("CS1", ISO_2, request, 1, List.of(), limit);
  }

  private static String request() throws IOException {
    Path file =
        SHARED.resolve("vectors/everest/iso2_certificateinstallationreq_everest_backend.hex");
    assumeTrue(Files.exists(file), "the published examples are not on this machine");
    return Base64.getEncoder()
        .encodeToString(HexFormat.of().parseHex(Files.readString(file).strip()));
  }

  private static Set<X509Certificate> manufacturers() throws Exception {
    Path folder = SHARED.resolve("vectors/everest/aux-certs/ca/oem");
    Set<X509Certificate> found = new HashSet<>();
    for (String name : List.of("OEM_ROOT_CA", "OEM_SUB_CA1", "OEM_SUB_CA2")) {
      found.add(certificate(folder.resolve(name + ".pem")));
    }
    return found;
  }

  private static X509Certificate certificate(Path file) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private static Wish wish(String label, Role role, int days) {
    return new Wish(label, role, Holder.of(label, "Example"), Duration.ofDays(days));
  }

  private static void refused(Outcome outcome, String reasonCode, String why) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.NotHere.class,
            none -> {
              assertThat(none.reasonCode()).isEqualTo(reasonCode);
              assertThat(none.why()).contains(why);
            });
  }
}

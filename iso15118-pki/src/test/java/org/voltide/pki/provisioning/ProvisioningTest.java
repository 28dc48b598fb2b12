package org.voltide.pki.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.voltide.pki.provisioning.Party.NOW;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.Published;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.Party.Wish;
import org.voltide.pki.provisioning.ProvisioningService.Answered;
import org.voltide.pki.provisioning.Refusal.AnswerTooLong;
import org.voltide.pki.provisioning.RequestReader.Understood;

/** Vehicles, contracts and a provisioning service of our own, in both editions. */
class ProvisioningTest {
  private static final int LIMIT_2_0_1 = 5_600;
  private static final int LIMIT_2_1 = 17_000;
  private static final String P256 = "secp256r1";
  private static final String P521 = "secp521r1";
  private static final String EMAID = "DEABCC12345678";

  @TempDir private Path directory;

  @Test
  void aContractGetsIntoAVehicleOfTheFirstEdition() throws Exception {
    Exi exi = Published.exi();
    Party root = Party.root("CN=V2G Root, DC=V2G", P256);
    Party car = vehicle(root, P256, Optional.empty());
    Party contract = contract(root, P256);
    Answer answer =
        answered(
                exi,
                root,
                P256,
                understood(exi, car, Edition.ISO_2, new Vehicle(exi, car).ask2()),
                LIMIT_2_0_1,
                contract)
            .getFirst();
    assertThat(new Vehicle(exi, car).unwrap2(answer.exi())).isEqualTo(scalar(contract));
    assertRight(exi, root, Edition.ISO_2, answer);
    assertThat(unwrappedByOpenSsl(exi, car, answer.exi())).isEqualTo(scalar(contract));
  }

  @Test
  void severalContractsGetIntoAVehicleOfTheSecondEdition() throws Exception {
    Exi exi = Published.exi();
    Party root = Party.root("CN=V2G Root, DC=V2G", P521);
    Party car = vehicle(root, P521, Optional.empty());
    Vehicle vehicle = new Vehicle(exi, car);
    InstallationRequest request = understood(exi, car, Edition.ISO_20, vehicle.ask20(2));
    assertThat(request.maximumChains()).isEqualTo(2);
    assertThat(request.prioritizedEmaids()).containsExactly("DE-ABC-C12345678");
    Party first = contract(root, P521);
    List<Answer> answers =
        answered(
            exi, root, P521, request, LIMIT_2_1, first, contract(root, P521), contract(root, P521));
    assertThat(answers).extracting(Answer::remaining).containsExactly(1, 0);
    byte[] answer = answers.getFirst().exi();
    assertThat(vehicle.unwrap20(answer, request.pcid())).isEqualTo(scalar(first));
    assertThatThrownBy(() -> vehicle.unwrap20(answer, "WAUTEST1234567800"))
        .isInstanceOf(AEADBadTagException.class);
    for (Answer each : answers) {
      assertRight(exi, root, Edition.ISO_20, each);
    }
  }

  @Test
  void keysOf448BitsAreAgreedAndCarried() throws Exception {
    Exi exi = Published.exi();
    Party root = Party.root("CN=V2G Root, DC=V2G", "Ed448");
    KeyPair x448 = Party.keys("X448");
    Party car = vehicle(root, "Ed448", Optional.of(x448.getPublic()));
    Vehicle vehicle = new Vehicle(exi, car, x448.getPrivate());
    InstallationRequest request = understood(exi, car, Edition.ISO_20, vehicle.ask20(2));
    Party onCurve = contract(root, P521);
    List<Answer> answers =
        answered(exi, root, "Ed448", request, LIMIT_2_1, onCurve, contract(root, "Ed448"));
    byte[] answer = answers.getFirst().exi();
    Element data = exi.iso20().decode(answer).root().child("SignedInstallationData").orElseThrow();
    assertThat(data.child("ECDHCurve").orElseThrow().text()).isEqualTo("X448");
    assertThat(Vehicle.bytes(data, "DHPublicKey")).hasSize(56);
    assertThat(Vehicle.bytes(data, "SECP521_EncryptedPrivateKey")).hasSize(94);
    assertThat(vehicle.unwrap20(answer, request.pcid())).isEqualTo(scalar(onCurve));
    assertRight(exi, root, Edition.ISO_20, answers.getFirst());

    byte[] edwards = answers.getLast().exi();
    data = exi.iso20().decode(edwards).root().child("SignedInstallationData").orElseThrow();
    assertThat(Vehicle.bytes(data, "X448_EncryptedPrivateKey")).hasSize(84);
    assertThat(vehicle.unwrap20(edwards, request.pcid())).isLessThan(BigInteger.ONE.shiftLeft(446));
    assertRight(exi, root, Edition.ISO_20, answers.getLast());
  }

  @Test
  void anAnswerThatOcppCannotCarryIsNotGiven() throws Exception {
    Exi exi = Published.exi();
    Party root = Party.root("CN=V2G Root, O=A company with quite a name, C=DE, DC=V2G", P521);
    Party car = vehicle(root, P521, Optional.empty());
    InstallationRequest request =
        understood(exi, car, Edition.ISO_20, new Vehicle(exi, car).ask20(1));
    var refused = answering(exi, root, P521, request, 3_000, contract(root, P521));
    assertThat(refused)
        .isInstanceOfSatisfying(
            ProvisioningService.Refused.class,
            r ->
                assertThat(r.refusal())
                    .isInstanceOfSatisfying(
                        AnswerTooLong.class,
                        tooLong -> {
                          assertThat(tooLong.limit()).isEqualTo(3_000);
                          assertThat(tooLong.length()).isGreaterThan(3_000);
                        }));
  }

  private static Party vehicle(
      Party root, String curve, Optional<java.security.PublicKey> alternative) throws Exception {
    return root.issue(
        Wish.authority("CN=OEM Sub 1, DC=OEM", curve),
        Wish.authority("CN=OEM Sub 2, DC=OEM", curve),
        new Wish("CN=WAUTEST1234567890, DC=OEM", curve, false, alternative));
  }

  static Party contract(Party root, String curve) throws Exception {
    return root.issue(
        Wish.authority("CN=MO Sub 1, DC=MO", curve),
        Wish.authority("CN=MO Sub 2, DC=MO", curve),
        Wish.leaf("CN=DE-ABC-C12345678, O=A provider", curve));
  }

  static Party service(Party root, String curve) throws Exception {
    return root.issue(
        Wish.authority("CN=CPS Sub 1, DC=CPS", curve),
        Wish.authority("CN=CPS Sub 2, DC=CPS", curve),
        Wish.leaf("CN=CPS, DC=CPS", curve));
  }

  private static InstallationRequest understood(
      Exi exi, Party car, Edition edition, String base64) {
    // The first edition's requests leave the authorities out; they come from elsewhere.
    Trust vehicles = new Trust(Set.of(car.anchor()), Set.copyOf(car.chain().subList(1, 3)));
    var reading = new RequestReader(exi, vehicles, Trust.in()).read(edition, base64, NOW);
    assertThat(reading).isInstanceOf(Understood.class);
    return ((Understood) reading).request();
  }

  private static ProvisioningService.Answering answering(
      Exi exi, Party root, String curve, InstallationRequest request, int limit, Party... contracts)
      throws Exception {
    Party cps = service(root, curve);
    List<ContractGrant> grants =
        java.util.Arrays.stream(contracts)
            .map(party -> new ContractGrant(EMAID, party.chain(), party.key()))
            .toList();
    return new ProvisioningService(exi, cps.chain(), cps.signer())
        .answer(request, grants, limit, NOW);
  }

  private static List<Answer> answered(
      Exi exi, Party root, String curve, InstallationRequest request, int limit, Party... contracts)
      throws Exception {
    var answering = answering(exi, root, curve, request, limit, contracts);
    assertThat(answering).isInstanceOf(Answered.class);
    return ((Answered) answering).answers();
  }

  private static void assertRight(Exi exi, Party root, Edition edition, Answer answer) {
    var result =
        new AnswerVerifier(exi, Trust.in(root.anchor()), Trust.in(root.anchor()))
            .verify(edition, answer.base64(), NOW);
    assertThat(result)
        .isInstanceOfSatisfying(
            AnswerVerifier.Verified.class,
            verified -> {
              assertThat(verified.verification().faults()).isEmpty();
              assertThat(verified.verification().deviations()).isEmpty();
            });
  }

  private static BigInteger scalar(Party party) {
    return ((ECPrivateKey) party.key()).getS();
  }

  /** With programs that share no code with what built the answer. */
  private BigInteger unwrappedByOpenSsl(Exi exi, Party car, byte[] answer) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no OpenSSL here");
    Element body = exi.iso2().decode(answer).root().child("Body").orElseThrow();
    body = body.children().getFirst();
    Path own = pem("PRIVATE KEY", car.key().getEncoded());
    byte[] head = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    Path ephemeral =
        pem(
            "PUBLIC KEY",
            org.bouncycastle.util.Arrays.concatenate(head, Vehicle.bytes(body, "DHpublickey")));
    byte[] z =
        openSsl(
            new byte[0],
            "pkeyutl",
            "-derive",
            "-inkey",
            own.toString(),
            "-peerkey",
            ephemeral.toString());
    byte[] info = {0, 0, 0, 1};
    byte[] hash =
        openSsl(
            org.bouncycastle.util.Arrays.concatenate(info, z, new byte[] {1, 0x55, 0x56}),
            "dgst",
            "-sha256",
            "-binary");
    byte[] encrypted = Vehicle.bytes(body, "ContractSignatureEncryptedPrivateKey");
    HexFormat hex = HexFormat.of();
    return new BigInteger(
        1,
        openSsl(
            java.util.Arrays.copyOfRange(encrypted, 16, 48),
            "enc",
            "-d",
            "-aes-128-cbc",
            "-nopad",
            "-K",
            hex.formatHex(hash, 0, 16),
            "-iv",
            hex.formatHex(encrypted, 0, 16)));
  }

  private Path pem(String type, byte[] content) throws Exception {
    Path file = Files.createTempFile(directory, "key", ".pem");
    try (var writer = new PemWriter(Files.newBufferedWriter(file))) {
      writer.writeObject(new PemObject(type, content));
    }
    return file;
  }

  private static byte[] openSsl(byte[] input, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var in = process.getOutputStream()) {
      in.write(input);
    }
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }
}

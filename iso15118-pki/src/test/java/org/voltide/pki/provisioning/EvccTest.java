package org.voltide.pki.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.pki.provisioning.Party.NOW;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.pki.Published;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.Party.Wish;
import org.voltide.pki.provisioning.ProvisioningService.Answered;
import org.voltide.pki.provisioning.RequestReader.Understood;

/** A vehicle asks, is answered by a provisioning service, and has its contract with its key. */
class EvccTest {
  private static final String SESSION = "0102030405060708";

  @ParameterizedTest
  @EnumSource
  void aVehicleInstallsItsContractAndNothingThatIsWrong(Edition edition) throws Exception {
    String curve = edition == Edition.ISO_2 ? "secp256r1" : "secp521r1";
    Exi exi = Published.exi();
    Party root = Party.root("CN=V2G Root, DC=V2G", curve);
    Party car = car(root, "CN=WAUTEST1234567890, DC=OEM", curve);
    Party contract = ProvisioningTest.contract(root, curve);
    Evcc vehicle = new Evcc(exi, car.chain(), car.key());
    Trust trust = Trust.in(root.anchor());

    String answer = answer(exi, root, edition, car, contract);
    var installed = (Evcc.Installed) vehicle.receive(edition, answer, trust, trust, NOW);
    assertThat(installed.key()).isEqualTo(contract.key());
    assertThat(installed.chain()).isEqualTo(contract.withoutRoot());
    assertThat(installed.emaid()).isEqualTo("DEABCC12345678");
    assertThat(installed.deviations()).isEmpty();

    byte[] changed = Base64.getDecoder().decode(answer);
    changed[changed.length - 60] ^= 1;
    String forged = Base64.getEncoder().encodeToString(changed);
    refused(vehicle.receive(edition, forged, trust, trust, NOW), "");
    Trust stranger = Trust.in(Party.root("CN=Another, DC=V2G", curve).anchor());
    refused(vehicle.receive(edition, answer, stranger, trust, NOW), "provisioning service");
    refused(vehicle.receive(edition, answer, trust, stranger, NOW), "the contract is not trusted");
    refused(vehicle.receive(edition, "AAAA", trust, trust, NOW), "byte 80");
    Party other = car(root, "CN=WAUTEST0000000000, DC=OEM", curve);
    refused(
        new Evcc(exi, other.chain(), other.key()).receive(edition, answer, trust, trust, NOW),
        "the contract cannot be delivered",
        "no contract can be encrypted");
  }

  private static Party car(Party root, String name, String curve) throws Exception {
    return root.issue(Wish.authority("CN=OEM Sub 2, DC=OEM", curve), Wish.leaf(name, curve));
  }

  private static String answer(Exi exi, Party root, Edition edition, Party car, Party contract)
      throws Exception {
    String request =
        new Evcc(exi, car.chain(), car.key())
            .request(edition, SESSION, List.of(root.anchor()), NOW);
    Trust cars = new Trust(Set.of(root.anchor()), Set.of(car.chain().get(1)));
    var read = new RequestReader(exi, cars, Trust.in()).read(edition, request, NOW);
    Party cps =
        ProvisioningTest.service(root, edition == Edition.ISO_2 ? "secp256r1" : "secp521r1");
    var grant = new ContractGrant("DEABCC12345678", contract.chain(), contract.key());
    var answering =
        new ProvisioningService(exi, cps.chain(), cps.signer())
            .answer(((Understood) read).request(), List.of(grant), 17_000, NOW);
    return ((Answered) answering).answers().getFirst().base64();
  }

  private static void refused(Evcc.Reception reception, String... oneOf) {
    assertThat(reception)
        .isInstanceOfSatisfying(
            Evcc.Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .anySatisfy(
                        why -> assertThat(List.of(oneOf)).anyMatch(why.reason()::contains)));
  }
}

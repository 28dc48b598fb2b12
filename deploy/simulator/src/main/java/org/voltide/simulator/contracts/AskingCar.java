package org.voltide.simulator.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.Evcc;
import org.voltide.pki.provisioning.Refusal;
import org.voltide.pki.provisioning.Trust;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.CredentialFile;
import org.voltide.simulator.certificates.Pem;

/** A car with a provisioning certificate, and with a contract once it was given one. */
final class AskingCar {
  private static final String SESSION = "0102030405060708";

  private final Edition edition;
  private final Evcc evcc;
  private final Anchors anchors;
  private final CredentialFile file;
  private Optional<Credential> contract;

  /**
   * @param file where its contract is, or is to be
   */
  AskingCar(
      Exi exi, Edition edition, Credential provisioning, Anchors anchors, CredentialFile file) {
    this.edition = edition;
    this.evcc = new Evcc(exi, provisioning.chain(), provisioning.key());
    this.anchors = anchors;
    this.file = file;
    this.contract = file.read();
  }

  /** Whether it has a contract that is in force. */
  boolean hasContract(Instant now) {
    return contract.filter(held -> Pem.holds(held.chain(), now)).isPresent();
  }

  /** The contract it has, in PEM, without a root. */
  Optional<String> chain() {
    return contract.map(held -> Pem.write(held.chain()));
  }

  Provisioning.Question question(Instant now) {
    return new Provisioning.Question(
        edition.schemaVersion(), evcc.request(edition, SESSION, List.of(anchors.contracts()), now));
  }

  /** Installs the contract of an answer; or says why it does not. */
  Optional<String> receive(String exiResponse, Instant now) {
    return switch (evcc.receive(
        edition, exiResponse, Trust.in(anchors.services()), Trust.in(anchors.contracts()), now)) {
      case Evcc.Refused(List<Refusal> refusals) ->
          Optional.of(refusals.stream().map(Refusal::reason).collect(Collectors.joining("; ")));
      case Evcc.Installed installed -> {
        Credential held = new Credential(installed.key(), installed.chain());
        file.write(held);
        contract = Optional.of(held);
        yield Optional.empty();
      }
    };
  }
}

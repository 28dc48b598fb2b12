package org.voltide.simulator.station;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.voltide.ocpp.message.certificates.CertificateAction;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateRequest;
import org.voltide.ocpp.message.certificates.Get15118EVCertificateResponse;
import org.voltide.ocpp.message.certificates.Iso15118EVCertificateStatus;
import org.voltide.simulator.contracts.Provisioning;
import org.voltide.simulator.contracts.Provisioning.Question;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** Passes a car's request for its contract on, and the answer back, both as they are (M01). */
record ContractInstallation(Host host, Provisioning cars) {
  private static final System.Logger LOG = System.getLogger(ContractInstallation.class.getName());
  private static final Key ENABLED =
      Key.of("ISO15118Ctrlr", "ContractCertificateInstallationEnabled");

  ContractInstallation {
    host.model().read(ENABLED, () -> "" + !cars.emaids().isEmpty());
  }

  /**
   * Has a car ask that lacks its contract.
   *
   * @param ready is told when it has one, or was made with one, or has none to ask for
   * @param failed is told when it still has none
   */
  void ensure(Visit car, Runnable ready, Runnable failed) {
    Optional<Question> question = cars.question(car.carSpec().token());
    if (question.isEmpty()) {
      ready.run();
      return;
    }
    host.uplink()
        .call(
            new Get15118EVCertificateRequest(
                question.get().schemaVersion(),
                CertificateAction.Install,
                question.get().exiRequest(),
                null,
                null,
                null),
            Get15118EVCertificateResponse.class,
            answer ->
                refusal(car, answer)
                    .ifPresentOrElse(
                        why -> {
                          LOG.log(
                              Level.WARNING,
                              "{0} gets no contract at {1}: {2}",
                              car.carSpec().id(),
                              host.id(),
                              why);
                          failed.run();
                        },
                        () -> {
                          LOG.log(
                              Level.INFO,
                              "{0} has installed the contract {1}",
                              car.carSpec().id(),
                              car.carSpec().token());
                          ready.run();
                        }),
            why -> failed.run());
  }

  private Optional<String> refusal(Visit car, Get15118EVCertificateResponse answer) {
    if (answer.status() == Iso15118EVCertificateStatus.Accepted) {
      return cars.receive(car.carSpec().token(), answer.exiResponse());
    }
    return Optional.ofNullable(answer.statusInfo())
        .map(info -> info.reasonCode() + " " + info.additionalInfo())
        .or(() -> Optional.of("the CSMS has none"));
  }
}

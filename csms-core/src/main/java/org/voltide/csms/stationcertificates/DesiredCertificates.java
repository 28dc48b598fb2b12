package org.voltide.csms.stationcertificates;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.certificates.InstallCertificateUse;

/**
 * Root certificates as desired state (OCPP 2.1 M03 to M05), one wish per use. What is missing is
 * installed, issuers first; what else is there is deleted only when the wish says {@code exactly},
 * and never the last root of the CSMS. A station that booted is asked again what it has.
 */
@Singleton
final class DesiredCertificates implements DesiredKind {
  private static final String NAME = "certificates";
  private static final VariableAddress ENTRIES =
      VariableAddress.of("SecurityCtrlr", "CertificateEntries");
  static final VariableAddress CHECK =
      VariableAddress.of("SecurityCtrlr", "AdditionalRootCertificateCheck");

  /**
   * What a station has for a use beside what is wished for.
   *
   * @param missing subjects
   */
  record Difference(
      List<InstalledCertificate> installed,
      List<String> missing,
      List<InstalledCertificate> others) {}

  private final InstalledCertificates installed;
  private final DeviceModel devices;
  private final DesiredStore desired;

  DesiredCertificates(InstalledCertificates installed, DeviceModel devices, DesiredStore desired) {
    this.installed = installed;
    this.devices = devices;
    this.desired = desired;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    WantedRoots.Fields fields =
        Json.asked(WantedRoots.Fields.class, payload, "set of root certificates");
    return new Wish(WantedRoots.of(fields).use().name(), payload);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Desired wish : due) {
      outcomes.put(wish.key(), apply(stationId, wish));
    }
    return outcomes;
  }

  private Outcome apply(String stationId, Desired wish) {
    WantedRoots wanted = wanted(wish);
    try {
      List<InstalledCertificate> held = installed.refresh(stationId);
      boolean changed =
          wish.removed() ? remove(stationId, wanted, held) : bring(stationId, wanted, held);
      if (changed) {
        installed.refresh(stationId);
      }
      return new Outcome.Applied();
    } catch (Problem refused) {
      return new Outcome.Failed(String.valueOf(refused.getMessage()));
    }
  }

  /** Whether anything had to be done. */
  private boolean bring(String stationId, WantedRoots wanted, List<InstalledCertificate> held) {
    boolean isChecked = isChecked(stationId, wanted);
    List<Root> missing = isChecked ? wanted.successors(held) : wanted.missing(held);
    List<InstalledCertificate> others = isChecked ? List.of() : wanted.unwanted(held);
    int first = makeRoom(stationId, wanted, held, missing.size(), others);
    missing.forEach(root -> installed.install(stationId, wanted.use(), root.pem()));
    others.subList(first, others.size()).forEach(other -> installed.delete(stationId, other));
    return !missing.isEmpty() || !others.isEmpty();
  }

  /** Such a station takes one root of the CSMS after the other and deletes the old one itself. */
  private boolean isChecked(String stationId, WantedRoots wanted) {
    boolean isChecked =
        wanted.use() == InstallCertificateUse.CSMSRootCertificate
            && devices.value(stationId, CHECK).filter(Boolean::parseBoolean).isPresent();
    if (isChecked && !wanted.isChain()) {
      throw Problem.conflict(
          "The station takes a root of the CSMS only when the one before has signed it"
              + " (AdditionalRootCertificateCheck), and these are no such chain.");
    }
    return isChecked;
  }

  /**
   * Deletes what nobody wished for before installing, when the store would overflow.
   *
   * @return how many of the others are gone
   */
  private int makeRoom(
      String stationId,
      WantedRoots wanted,
      List<InstalledCertificate> held,
      int needed,
      List<InstalledCertificate> others) {
    int most = devices.most(stationId, ENTRIES).orElse(Integer.MAX_VALUE);
    int tooMany = needed == 0 ? 0 : Math.max(0, held.size() + needed - most);
    boolean isLastOfCsms =
        wanted.use() == InstallCertificateUse.CSMSRootCertificate && wanted.present(held).isEmpty();
    int free = isLastOfCsms ? others.size() - 1 : others.size();
    if (tooMany > Math.max(0, free)) {
      throw Problem.conflict(
          "The station holds at most %d certificates, has %d and would need %d more."
              .formatted(most, held.size(), needed));
    }
    others.subList(0, tooMany).forEach(other -> installed.delete(stationId, other));
    return tooMany;
  }

  private boolean remove(String stationId, WantedRoots wanted, List<InstalledCertificate> held) {
    List<InstalledCertificate> present = wanted.present(held);
    boolean isLastOfCsms =
        wanted.use() == InstallCertificateUse.CSMSRootCertificate && wanted.others(held).isEmpty();
    List<InstalledCertificate> gone =
        isLastOfCsms && !present.isEmpty() ? present.subList(0, present.size() - 1) : present;
    gone.forEach(certificate -> installed.delete(stationId, certificate));
    return !gone.isEmpty();
  }

  @Override
  public Map<String, String> actual(String stationId) {
    List<InstalledCertificate> held = installed.of(stationId);
    return desired.of(stationId, Optional.of(NAME)).stream()
        .map(DesiredCertificates::wanted)
        .collect(
            toMap(wanted -> wanted.use().name(), wanted -> Json.text(difference(wanted, held))));
  }

  private static Difference difference(WantedRoots wanted, List<InstalledCertificate> held) {
    return new Difference(
        wanted.ofUse(held),
        wanted.missing(held).stream().map(Root::subject).toList(),
        wanted.others(held));
  }

  private static WantedRoots wanted(Desired wish) {
    return WantedRoots.of(Json.stored(WantedRoots.Fields.class, wish.payload()));
  }
}

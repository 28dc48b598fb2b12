package org.voltide.simulator.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.provisioning.Edition;
import org.voltide.simulator.car.CarSpec;
import org.voltide.simulator.certificates.Credential;
import org.voltide.simulator.certificates.CredentialFile;
import org.voltide.simulator.certificates.Pem;

/**
 * Cars that were made with a provisioning certificate alone, and ask for their contract by it
 * through a station (OCPP 2.1 M01). Who issues it signs beforehand, and the CSMS hands it out. All
 * of it takes ISO's schemas. Not thread-safe.
 */
public final class Provisioning {
  private final Map<String, AskingCar> cars = new HashMap<>();
  private final List<Trusted> trusted = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Optional<String> missing;
  private final Clock realTime;

  /**
   * Where ISO's schemas are.
   *
   * @param cache where what is compiled from them is kept
   */
  public record Schemas(Path directory, Path cache) {}

  /**
   * What a car asks.
   *
   * @param exiRequest in base64
   */
  public record Question(String schemaVersion, String exiRequest) {}

  /**
   * Authorities that the CSMS has to trust.
   *
   * @param purpose as its API names it
   * @param certificates in PEM
   */
  public record Trusted(String purpose, String certificates) {}

  /**
   * A contract that the CSMS is to hand out.
   *
   * @param pcid the id of the car's provisioning certificate
   * @param exiResponse in base64
   */
  public record Delivery(String emaid, String pcid, String schemaVersion, String exiResponse) {}

  private Provisioning(Optional<String> missing, Clock realTime) {
    this.missing = missing;
    this.realTime = realTime;
  }

  public static Provisioning none() {
    return new Provisioning(Optional.empty(), Clock.systemUTC());
  }

  /**
   * Certificates of earlier runs, or new ones of new issuers where some are missing or have ended.
   *
   * @param asking how cars ask, by the eMAID of their contract
   * @throws IOException when the state directory cannot be used
   */
  public static Provisioning kept(
      Path state, Optional<Schemas> schemas, Map<String, CarSpec.Contract> asking, Clock realTime)
      throws IOException {
    if (asking.isEmpty()) {
      return none();
    }
    if (schemas.isEmpty()) {
      return new Provisioning(Optional.of("no directory with ISO's schemas was given"), realTime);
    }
    Path folder = Files.createDirectories(state.resolve("contracts"));
    return switch (Exi.open(schemas.get().directory(), schemas.get().cache())) {
      case Exi.Unavailable(var _, String reason) -> new Provisioning(Optional.of(reason), realTime);
      case Exi.Ready(Exi exi) -> {
        Provisioning provisioning = new Provisioning(Optional.empty(), realTime);
        for (Edition edition : Edition.values()) {
          List<String> emaids =
              asking.keySet().stream()
                  .filter(emaid -> asking.get(emaid).name().equals(edition.name()))
                  .sorted()
                  .toList();
          if (!emaids.isEmpty()) {
            provisioning.add(folder, exi, edition, emaids);
          }
        }
        yield provisioning;
      }
    };
  }

  private void add(Path folder, Exi exi, Edition edition, List<String> emaids) throws IOException {
    Path own = Files.createDirectories(folder.resolve(edition.name()));
    try {
      if (!isWhole(own, emaids)) {
        make(own, new Ecosystem(exi, edition, realTime.instant()), emaids);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("No certificates of cars can be made in " + own, e);
    }
    Anchors anchors = Anchors.of(Files.readString(own.resolve("anchors.pem")));
    trusted.add(new Trusted("VEHICLES", Pem.write(anchors.manufacturer())));
    trusted.add(new Trusted("CONTRACTS", Pem.write(List.of(anchors.contracts()))));
    trusted.add(new Trusted("PROVISIONING", Pem.write(List.of(anchors.services()))));
    silent.add(Pem.fingerprint(anchors.contracts()));
    for (String emaid : emaids) {
      Credential provisioning = car(own, emaid).read().orElseThrow();
      cars.put(emaid, new AskingCar(exi, edition, provisioning, anchors, contract(own, emaid)));
      deliveries.add(
          new Delivery(
              emaid, pcid(emaid), edition.schemaVersion(), Files.readString(answer(own, emaid))));
    }
  }

  private boolean isWhole(Path own, List<String> emaids) throws IOException {
    Path anchors = own.resolve("anchors.pem");
    if (!Files.exists(anchors)) {
      return false;
    }
    X509Certificate manufacturer = Anchors.of(Files.readString(anchors)).manufacturer().getLast();
    return emaids.stream()
        .allMatch(
            emaid ->
                Files.exists(answer(own, emaid))
                    && car(own, emaid)
                        .read()
                        .filter(held -> Pem.holds(held.chain(), realTime.instant()))
                        .filter(held -> Pem.issued(manufacturer, held.leaf()))
                        .isPresent());
  }

  /** The anchors come last: without them all is made anew. */
  private static void make(Path own, Ecosystem ecosystem, List<String> emaids)
      throws IOException, GeneralSecurityException {
    Files.deleteIfExists(own.resolve("anchors.pem"));
    for (String emaid : emaids) {
      Credential car = ecosystem.provisioning(pcid(emaid));
      Files.deleteIfExists(contract(own, emaid).file());
      car(own, emaid).write(car);
      Files.writeString(answer(own, emaid), ecosystem.answer(car, emaid));
    }
    Files.writeString(own.resolve("anchors.pem"), ecosystem.anchors().pem());
  }

  private static CredentialFile car(Path own, String emaid) {
    return new CredentialFile(own.resolve(emaid + ".car.pem"));
  }

  private static CredentialFile contract(Path own, String emaid) {
    return new CredentialFile(own.resolve(emaid + ".contract.pem"));
  }

  private static Path answer(Path own, String emaid) {
    return own.resolve(emaid + ".answer");
  }

  private static String pcid(String emaid) {
    return "VLTP" + emaid;
  }

  /** What is lacking for cars to ask, a sentence; empty when they do, or none is to. */
  public Optional<String> missing() {
    return missing;
  }

  /** The contracts that cars ask for. */
  public Set<String> emaids() {
    return Set.copyOf(cars.keySet());
  }

  public List<Trusted> trusted() {
    return List.copyOf(trusted);
  }

  /** Fingerprints of roots below which nobody says what is revoked. */
  public List<String> silent() {
    return List.copyOf(silent);
  }

  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** What a car asks that lacks its contract; empty when it has it or was made with one. */
  public Optional<Question> question(String emaid) {
    return Optional.ofNullable(cars.get(emaid))
        .filter(car -> !car.hasContract(realTime.instant()))
        .map(car -> car.question(realTime.instant()));
  }

  /**
   * Has a car judge an answer and install the contract in it.
   *
   * @return why it does not
   */
  public Optional<String> receive(String emaid, String exiResponse) {
    return Optional.ofNullable(cars.get(emaid))
        .map(car -> car.receive(exiResponse, realTime.instant()))
        .orElseGet(() -> Optional.of("it asked for none"));
  }

  /** The contract a car was given, in PEM without the root. */
  public Optional<String> chain(String emaid) {
    return Optional.ofNullable(cars.get(emaid)).flatMap(AskingCar::chain);
  }
}

package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.profile.Role;
import org.voltide.pki.provisioning.Answer;
import org.voltide.pki.provisioning.AnswerVerifier;
import org.voltide.pki.provisioning.ContractGrant;
import org.voltide.pki.provisioning.Edition;
import org.voltide.pki.provisioning.InstallationRequest;
import org.voltide.pki.provisioning.MessageSigner;
import org.voltide.pki.provisioning.ProvisioningService;
import org.voltide.pki.provisioning.Refusal;
import org.voltide.pki.provisioning.RequestReader;
import org.voltide.pki.provisioning.Trust;
import org.voltide.pki.provisioning.Verification;

/**
 * This installation's own provisioning service: answers cars that have contracts in the pool (OCPP
 * 2.1 M01, M02; ISO 15118-2 7.9.2.4, ISO 15118-20 7.9.2.4). The same request again gets the answer
 * that follows, and after the last one that one again. Blocks. Thread-safe.
 */
@Singleton
public class OwnProvisioning {
  private static final Logger LOG = Logger.getLogger(OwnProvisioning.class);

  private final OwnAuthorities authorities;
  private final Schemas schemas;
  private final CarTrust cars;
  private final ContractPool pool;
  private final ContractIssuance issuance;
  private final ServiceKey service;
  private final SignedContracts signed;
  private final ProvisioningCertificates vehicles;
  private final Clock realTime;
  private final GivenAnswers given;
  private final SecurityReports reports;
  private final LongAnswers tooLong = new LongAnswers();

  @Inject
  OwnProvisioning(
      OwnAuthorities authorities,
      Schemas schemas,
      CarTrust cars,
      ContractPool pool,
      ContractIssuance issuance,
      ServiceKey service,
      SignedContracts signed,
      ProvisioningCertificates vehicles,
      GivenAnswers given,
      SecurityReports reports) {
    this.authorities = authorities;
    this.schemas = schemas;
    this.cars = cars;
    this.pool = pool;
    this.issuance = issuance;
    this.service = service;
    this.signed = signed;
    this.vehicles = vehicles;
    this.given = given;
    this.reports = reports;
    this.realTime = Clock.systemUTC();
  }

  /**
   * What a car asks through its station.
   *
   * @param schemaVersion as OCPP's field {@code iso15118SchemaVersion} has it
   * @param exiRequest in base64
   * @param mostContracts how many the station takes one after another
   * @param first eMAIDs it wants first
   * @param limit of an answer in characters of base64
   */
  public record Asked(
      String stationId,
      String schemaVersion,
      String exiRequest,
      int mostContracts,
      List<String> first,
      int limit) {}

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * @param remaining how many more can be fetched by asking again
     */
    record Answered(String exiResponse, int remaining) implements Outcome {}

    /**
     * Somebody else may have an answer.
     *
     * @param reasonCode at most 20 characters
     */
    record NotHere(String reasonCode, String why) implements Outcome {}

    /** The car gets no contract from anybody: its certificate was withdrawn or taken back here. */
    record Barred(String reasonCode, String why) implements Outcome {}
  }

  /**
   * Answers when this installation can; whatever is issued for it is durable before. Who asks is
   * judged anew each time, also before an answer is repeated.
   */
  public Outcome answer(Asked asked) {
    Instant now = realTime.instant();
    Optional<String> missing = missing();
    boolean issues = missing.isEmpty() && edition().schemaVersion().equals(asked.schemaVersion());
    Optional<Edition> edition =
        Stream.of(Edition.values())
            .filter(one -> one.schemaVersion().equals(asked.schemaVersion()))
            .findFirst();
    if (edition.isEmpty() || !(schemas.now() instanceof Exi.Ready(Exi exi))) {
      return unable(missing);
    }
    boolean mayAnswer =
        issues
            || signed.isAny(asked.schemaVersion(), now)
            || given.isKept(asked.stationId(), asked.exiRequest(), now);
    return switch (new RequestReader(exi, cars.now(), cars.contracts())
        .read(edition.get(), asked.exiRequest(), now)) {
      case RequestReader.Refused(var refusal) ->
          mayAnswer ? refused(asked, refusal.reason()) : unable(missing);
      case RequestReader.Understood(InstallationRequest request) ->
          objection(request)
              .<Outcome>map(why -> barred(asked, why))
              .or(() -> again(asked, exi, request, now))
              .orElseGet(
                  () -> mayAnswer ? make(asked, exi, request, issues, now) : unable(missing));
    };
  }

  private static Outcome unable(Optional<String> missing) {
    return missing
        .map(lacks -> new Outcome.NotHere("NoContractProvider", lacks))
        .orElseGet(
            () ->
                new Outcome.NotHere(
                    "OtherEdition", "The authorities here are for another edition of ISO 15118."));
  }

  /** What the same request got before, while it still holds. */
  private Optional<Outcome> again(Asked asked, Exi exi, InstallationRequest request, Instant now) {
    return given
        .next(asked.stationId(), asked.exiRequest(), now)
        .filter(answer -> holds(answer, exi, request, now))
        .map(OwnProvisioning::answered);
  }

  /** Whether its contract is in force in this car, and its certificate was not taken back. */
  private boolean holds(Answer answer, Exi exi, InstallationRequest request, Instant now) {
    boolean isInForce =
        pool.named(Emaid.of(answer.emaid()))
            .filter(
                contract ->
                    request.kind() == InstallationRequest.Kind.UPDATE
                        || contract.pcid().equals(request.pcid()))
            .isPresent();
    Trust nobody = Trust.in();
    return isInForce
        && new AnswerVerifier(exi, nobody, nobody).verify(request.edition(), answer.exi(), now)
            instanceof AnswerVerifier.Verified(Verification kept)
        && !cars.isRevoked(kept.contract());
  }

  /** What this installation lacks to answer cars, a sentence; empty when it can. */
  public Optional<String> missing() {
    if (!authorities.isOpen()) {
      return Optional.of("The authorities' keys are locked.");
    }
    return authorities
        .readable()
        .map(this::missing)
        .orElseGet(() -> Optional.of("The authorities' log is broken: verify it."));
  }

  private Optional<String> missing(Inventory inventory) {
    Instant now = realTime.instant();
    for (Role role : List.of(Role.MO_SUB_2, Role.CPS_SUB_2)) {
      if (Issuer.of(inventory, role, now).isEmpty()) {
        return Optional.of("There is no authority %s in force here.".formatted(role));
      }
    }
    return schemas.now() instanceof Exi.Unavailable(List<String> _, String reason)
        ? Optional.of(reason + ".")
        : Optional.empty();
  }

  private Optional<String> objection(InstallationRequest request) {
    if (cars.isDistrusted(request.chain())) {
      return Optional.of("the car's certificate is of an authority that is distrusted");
    }
    if (vehicles.isWithdrawn(request.certificate())) {
      return Optional.of("the car's certificate was withdrawn");
    }
    return cars.isRevoked(request.chain())
        ? Optional.of("the car's certificate is revoked")
        : Optional.empty();
  }

  private Outcome make(
      Asked asked, Exi exi, InstallationRequest request, boolean issues, Instant now) {
    List<Contract> contracts = contracts(asked, request);
    Map<Contract, Answer> ready = ready(contracts, request, now);
    List<Contract> toIssue =
        contracts.stream().filter(one -> issues && !ready.containsKey(one)).toList();
    if (ready.isEmpty() && toIssue.isEmpty()) {
      return new Outcome.NotHere(
          "NoContract", "There is no contract of the car %s here.".formatted(request.pcid()));
    }
    if (ready.values().stream().anyMatch(one -> one.base64().length() > asked.limit())
        || (!toIssue.isEmpty() && tooLong.include(request, asked.limit(), now))) {
      return refused(
          asked,
          "an answer is longer than the %,d characters that the station's version of OCPP carries"
              .formatted(asked.limit()));
    }
    try {
      Map<Contract, Answer> answers = new HashMap<>(ready);
      if (!toIssue.isEmpty()) {
        answers.putAll(issued(asked, exi, request, toIssue, now));
      }
      List<Answer> inOrder =
          contracts.stream()
              .flatMap(one -> Optional.ofNullable(answers.get(one)).stream())
              .toList();
      return answered(given.keep(asked.stationId(), asked.exiRequest(), numbered(inOrder), now));
    } catch (Problem refused) {
      return refused(asked, String.valueOf(refused.getMessage()));
    }
  }

  /** What was signed elsewhere beforehand, which only installs. */
  private Map<Contract, Answer> ready(
      List<Contract> contracts, InstallationRequest request, Instant now) {
    Map<Contract, Answer> ready = new HashMap<>();
    if (request.kind() == InstallationRequest.Kind.INSTALL) {
      for (Contract contract : contracts) {
        signed
            .find(contract.id(), request.edition().schemaVersion(), now)
            .ifPresent(exi -> ready.put(contract, new Answer(exi, contract.emaid(), 0)));
      }
    }
    return ready;
  }

  private Map<Contract, Answer> issued(
      Asked asked, Exi exi, InstallationRequest request, List<Contract> contracts, Instant now) {
    ServiceKey.Signer signer = service.now();
    List<ContractGrant> grants = new ArrayList<>();
    for (Contract contract : contracts) {
      grants.add(issuance.grant(contract, asked.stationId()));
    }
    MessageSigner key = signer.key()::sign;
    switch (new ProvisioningService(exi, signer.chain(), key)
        .answer(request, grants, asked.limit(), now)) {
      case ProvisioningService.Answered(List<Answer> answers) -> {
        Map<Contract, Answer> issued = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
          issued.put(contracts.get(i), answers.get(i));
        }
        return issued;
      }
      case ProvisioningService.Refused(var refusal) -> {
        if (refusal instanceof Refusal.AnswerTooLong) {
          tooLong.add(request, asked.limit(), now);
        }
        throw Problem.conflict(refusal.reason());
      }
    }
  }

  /** Each says how many follow it. */
  private static List<Answer> numbered(List<Answer> answers) {
    List<Answer> numbered = new ArrayList<>();
    for (Answer answer : answers) {
      numbered.add(new Answer(answer.exi(), answer.emaid(), answers.size() - 1 - numbered.size()));
    }
    return numbered;
  }

  /** As many as station and car take, those that they want first at first. */
  private List<Contract> contracts(Asked asked, InstallationRequest request) {
    if (request.kind() == InstallationRequest.Kind.UPDATE) {
      return request.emaid().map(Emaid::of).flatMap(pool::named).stream().toList();
    }
    List<Emaid> first = new ArrayList<>();
    request.prioritizedEmaids().forEach(emaid -> first.add(Emaid.of(emaid)));
    asked.first().forEach(emaid -> first.add(Emaid.of(emaid)));
    return pool.of(request.pcid()).stream()
        .sorted(Comparator.comparingInt(contract -> rank(contract, first)))
        .limit(Math.max(1, Math.min(asked.mostContracts(), request.maximumChains())))
        .toList();
  }

  private static int rank(Contract contract, List<Emaid> first) {
    int rank = first.indexOf(Emaid.of(contract.emaid()));
    return rank < 0 ? first.size() : rank;
  }

  /** That of the authorities here. */
  private Edition edition() {
    return authorities.inventory().rules().map(Rules::pack).orElseThrow().isEdition20()
        ? Edition.ISO_20
        : Edition.ISO_2;
  }

  private Outcome refused(Asked asked, String reason) {
    report(asked, reason);
    return new Outcome.NotHere("Refused", reason);
  }

  private Outcome barred(Asked asked, String reason) {
    report(asked, reason);
    return new Outcome.Barred("Refused", reason);
  }

  private void report(Asked asked, String reason) {
    LOG.warnf("No contract for a car at %s: %s", asked.stationId(), reason);
    reports.found(
        Optional.of(asked.stationId()), "ContractRequestRefused", Severity.WARNING, reason);
  }

  private static Outcome answered(Answer answer) {
    return new Outcome.Answered(answer.base64(), answer.remaining());
  }
}

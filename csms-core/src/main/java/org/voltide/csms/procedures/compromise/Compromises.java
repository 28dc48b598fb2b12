package org.voltide.csms.procedures.compromise;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Dependents;
import org.voltide.csms.procedures.DependentsReader;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.trust.Distrust;

/** Guides through compromises, and sees how far they are. In real time. Blocks. Thread-safe. */
@Singleton
class Compromises {
  private static final String ITSELF = "voltide";

  private final Database database;
  private final Procedures procedures;
  private final OwnAuthorities own;
  private final Authorities authorities;
  private final Supplier<List<List<X509Certificate>>> shown;
  private final SecurityLog log;
  private final Clock realTime;

  @Inject
  Compromises(
      Database database,
      Procedures procedures,
      OwnAuthorities own,
      Authorities authorities,
      StationGateway gateway,
      SecurityLog log) {
    this(database, procedures, own, authorities, gateway::shownChains, log, Clock.systemUTC());
  }

  /**
   * @param shown what the gateway shows to stations
   */
  Compromises(
      Database database,
      Procedures procedures,
      OwnAuthorities own,
      Authorities authorities,
      Supplier<List<List<X509Certificate>>> shown,
      SecurityLog log,
      Clock realTime) {
    this.database = database;
    this.procedures = procedures;
    this.own = own;
    this.authorities = authorities;
    this.shown = shown;
    this.log = log;
    this.realTime = realTime;
  }

  /**
   * Begins; what goes on about the same authority goes on.
   *
   * @param label of one of this installation
   * @throws Problem 404
   */
  Compromise beginOwn(String label, @Nullable String note, String who) {
    return begin(
        FallenAuthority.own(own.inventory(), label)
            .orElseThrow(() -> Problem.notFound("authority", label)),
        note,
        who);
  }

  /**
   * The same for one of others that operators trust.
   *
   * @param id SHA-256 of its certificate, hexadecimal
   * @throws Problem 404
   */
  Compromise beginElsewhere(String id, @Nullable String note, String who) {
    return begin(
        authorities
            .find(id)
            .map(FallenAuthority::elsewhere)
            .orElseThrow(() -> Problem.notFound("authority", id)),
        note,
        who);
  }

  private Compromise begin(FallenAuthority fallen, @Nullable String note, String who) {
    String id = fallen.fingerprint();
    Optional<UUID> begun =
        database.inTransaction(
            statements ->
                procedures.begin(
                    statements,
                    new Procedures.Beginning(
                        Kind.COMPROMISE,
                        id,
                        Compromise.State.OPEN,
                        note,
                        fallen,
                        who,
                        CompromiseStep.of(fallen))));
    if (begun.isPresent()) {
      log.found(
          Optional.empty(),
          "AuthorityCompromised",
          Severity.CRITICAL,
          "%s, says %s".formatted(fallen.name(), who));
    }
    return look(procedures.open(Kind.COMPROMISE, id).orElseThrow());
  }

  /** One with what depends on it now; while it goes on, its steps are as they are seen now. */
  Compromise read(UUID id) {
    return look(procedures.find(Kind.COMPROMISE, id));
  }

  /** Sees how far those are that go on. */
  void goOn() {
    procedures.open(Kind.COMPROMISE).forEach(this::look);
  }

  private Compromise look(Procedure procedure) {
    FallenAuthority fallen = Compromise.authority(procedure);
    Inventory inventory = own.inventory();
    Dependents dependents =
        new DependentsReader(database, inventory, shown.get())
            .of(fallen.read(), realTime.instant());
    if (!procedure.isOpen()) {
      return new Compromise(procedure, fallen, dependents);
    }
    procedure.steps().stream()
        .filter(step -> !step.ofPerson())
        .map(step -> CompromiseStep.valueOf(step.step()))
        .forEach(
            step ->
                procedures.saw(
                    procedure.id(), step, isDone(step, fallen, inventory, dependents), ITSELF, ""));
    return new Compromise(procedures.find(Kind.COMPROMISE, procedure.id()), fallen, dependents);
  }

  private boolean isDone(
      CompromiseStep step, FallenAuthority fallen, Inventory inventory, Dependents dependents) {
    return switch (step) {
      case DISTRUSTED -> authorities.distrust().includes(fallen.read());
      case REVOKED -> isRevoked(fallen, inventory);
      case SUCCESSOR -> hasSuccessor(fallen, inventory, dependents);
      case STATIONS -> dependents.left() == 0;
      case CONTRACTS -> dependents.contracts() == 0;
      case GATEWAY -> !dependents.gateway();
      case ANCHORS -> dependents.anchors().isEmpty();
      case UNTRUSTED -> authorities.find(fallen.fingerprint()).isEmpty();
      case REVOKED_ELSEWHERE, SUCCESSOR_ELSEWHERE, TELL -> false;
    };
  }

  private static boolean isRevoked(FallenAuthority fallen, Inventory inventory) {
    return Optional.ofNullable(fallen.label())
        .map(label -> inventory.authorities().get(label))
        .filter(Inventory.Known::isRevoked)
        .isPresent();
  }

  private boolean hasSuccessor(FallenAuthority fallen, Inventory inventory, Dependents dependents) {
    Distrust distrust = authorities.distrust();
    return Optional.ofNullable(fallen.label())
        .map(label -> inventory.authorities().get(label))
        .map(Inventory.Known::role)
        .filter(
            role ->
                inventory.authorities().entrySet().stream()
                    .filter(other -> !dependents.authorities().contains(other.getKey()))
                    .map(Map.Entry::getValue)
                    .anyMatch(
                        other ->
                            other.role() == role
                                && other.isIssuing()
                                && distrust.in(other.chain()).isEmpty()))
        .isPresent();
  }

  /**
   * Ends it.
   *
   * @throws Problem 404, or 409 while a step is open
   */
  Compromise end(UUID id, String who) {
    List<String> open =
        read(id).procedure().steps().stream()
            .filter(step -> step.state() == Step.State.OPEN)
            .map(Step::step)
            .toList();
    if (!open.isEmpty()) {
      throw Problem.conflict("Not while steps are open: " + String.join(", ", open) + ".");
    }
    database.transact(statements -> procedures.close(statements, id, Compromise.State.ENDED, who));
    return read(id);
  }
}

package org.voltide.csms.procedures.rollover;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.ceremonies.Successions;
import org.voltide.csms.ceremonies.SuccessorPlan;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.procedures.Dependents;
import org.voltide.csms.procedures.DependentsReader;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.procedures.rollover.V2gRollover.Below;
import org.voltide.csms.procedures.rollover.V2gRollover.State;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.stationcertificates.RootChange;
import org.voltide.csms.stationcertificates.RootWishes;
import org.voltide.csms.stationcertificates.RootWishes.Standing;
import org.voltide.csms.store.Database;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.ceremony.RootUse;

/**
 * Leads from one V2G root of this installation to the next. What the authorities' log says has
 * happened, whoever did or confirmed it: this follows it and does for stations and trust what it
 * means, again after a restart. One at a time. Blocks. Thread-safe.
 */
@Singleton
class V2gRollovers {
  private static final String ITSELF = "voltide";

  private final Database database;
  private final Procedures procedures;
  private final OwnAuthorities own;
  private final Successions successions;
  private final Authorities trusted;
  private final RootWishes wishes;
  private final SecurityLog log;
  private final Clock realTime;

  @Inject
  V2gRollovers(
      Database database,
      Procedures procedures,
      OwnAuthorities own,
      Successions successions,
      Authorities trusted,
      RootWishes wishes,
      SecurityLog log) {
    this(database, procedures, own, successions, trusted, wishes, log, Clock.systemUTC());
  }

  V2gRollovers(
      Database database,
      Procedures procedures,
      OwnAuthorities own,
      Successions successions,
      Authorities trusted,
      RootWishes wishes,
      SecurityLog log,
      Clock realTime) {
    this.database = database;
    this.procedures = procedures;
    this.own = own;
    this.successions = successions;
    this.trusted = trusted;
    this.wishes = wishes;
    this.log = log;
    this.realTime = realTime;
  }

  /**
   * Makes what the plan says, or has it wait for another administrator. The same plan again goes on
   * where it was interrupted or rejected.
   *
   * @throws Problem 404, 409 or 422 when the plan cannot be, 409 while another one goes on
   */
  synchronized V2gRollover begin(SuccessorPlan plan, @Nullable String note, String who) {
    Optional<Procedure> open = procedures.open(Kind.V2G_ROLLOVER).stream().findFirst();
    if (open.filter(one -> !V2gRollover.plan(one).equals(plan)).isPresent()) {
      throw Problem.conflict("Another rollover goes on: end or cancel it first.");
    }
    UUID id = open.map(Procedure::id).orElseGet(() -> begun(plan, note, who));
    successions.make(plan, who);
    goOn();
    return read(id);
  }

  private UUID begun(SuccessorPlan plan, @Nullable String note, String who) {
    successions.check(plan);
    goOn();
    UUID id =
        database
            .inTransaction(
                statements ->
                    procedures.begin(
                        statements,
                        new Procedures.Beginning(
                            Kind.V2G_ROLLOVER,
                            plan.root(),
                            State.MAKING,
                            note,
                            plan,
                            who,
                            Stream.of(V2gRolloverStep.values()).map(Step::ofVoltide).toList())))
            .orElseThrow(
                () -> Problem.conflict("A rollover of %s goes on.".formatted(plan.root())));
    told("V2gRolloverBegun", who, plan.root());
    return id;
  }

  /** One with the stations that do not have its root, and what is below the old one. */
  V2gRollover read(UUID id) {
    Procedure procedure = procedures.find(Kind.V2G_ROLLOVER, id);
    SuccessorPlan plan = V2gRollover.plan(procedure);
    Standings standings = standings(plan);
    return new V2gRollover(
        procedure,
        plan,
        successions.waiting(plan).orElse(null),
        standings.all().size(),
        standings.left(),
        standings.shown(),
        Below.of(dependents(plan)));
  }

  /** The stations that do not have its root, a page at a time. */
  Page<Standing> missing(UUID id, PageQuery page) {
    return standings(V2gRollover.plan(procedures.find(Kind.V2G_ROLLOVER, id))).missing(page);
  }

  private Standings standings(SuccessorPlan plan) {
    return new Standings(change(plan).map(wishes::standings).orElse(List.of()));
  }

  private Standings brought(SuccessorPlan plan) {
    return new Standings(change(plan).map(wishes::bring).orElse(List.of()));
  }

  /** Empty until the new root is made. */
  private Optional<RootChange> change(SuccessorPlan plan) {
    Inventory inventory = own.inventory();
    X509Certificate old = certificate(inventory, plan.root()).orElseThrow();
    return certificate(inventory, plan.successor())
        .map(
            next ->
                RootChange.ofV2g(
                    old,
                    next,
                    inventory.authorities().entrySet().stream()
                        .filter(one -> one.getValue().isBelow(old) || one.getValue().isBelow(next))
                        .map(Map.Entry::getKey)
                        .toList()));
  }

  private static Optional<X509Certificate> certificate(Inventory inventory, String label) {
    return Optional.ofNullable(inventory.authorities().get(label))
        .map(Known::chain)
        .map(List::getFirst);
  }

  private Dependents dependents(SuccessorPlan plan) {
    Inventory inventory = own.inventory();
    return new DependentsReader(database, inventory, List.of())
        .of(certificate(inventory, plan.root()).orElseThrow(), realTime.instant());
  }

  /** Does what the authorities' log means for those that are not all done. */
  synchronized void goOn() {
    procedures.withOpen(Kind.V2G_ROLLOVER, V2gRolloverStep.REMOVED).forEach(this::goOn);
  }

  private void goOn(Procedure procedure) {
    SuccessorPlan plan = V2gRollover.plan(procedure);
    switch (State.valueOf(procedure.state())) {
      case MAKING -> see(procedure, plan);
      case PREPARING, READY -> bring(procedure, plan);
      case SWITCHED -> replace(procedure, plan);
      case ENDED, CANCELLED -> clear(procedure, plan);
    }
  }

  private void goOnAgain(Procedure procedure) {
    goOn(procedures.find(Kind.V2G_ROLLOVER, procedure.id()));
  }

  private void see(Procedure procedure, SuccessorPlan plan) {
    if (isWhole(procedure, plan)) {
      change(plan).ifPresent(roots -> trusted.follow(roots.old(), roots.next()));
      advance(procedure, State.MAKING, State.PREPARING);
      goOnAgain(procedure);
    }
  }

  /** Whether all that is below the old root has its follower. */
  private boolean isWhole(Procedure procedure, SuccessorPlan plan) {
    List<String> missing = plan.missing(own.inventory());
    saw(
        procedure,
        V2gRolloverStep.MADE,
        missing.isEmpty(),
        missing.isEmpty() ? "" : "Missing: " + String.join(", ", missing));
    return missing.isEmpty();
  }

  private void bring(Procedure procedure, SuccessorPlan plan) {
    boolean haveAll = brought(plan).left() == 0;
    saw(procedure, V2gRolloverStep.INSTALLED, haveAll, "");
    State before = State.valueOf(procedure.state());
    switch (successions.use(plan.successor()).orElse(RootUse.STANDBY)) {
      case STANDBY -> {
        if (isWhole(procedure, plan)) {
          advance(procedure, before, haveAll ? State.READY : State.PREPARING);
        } else {
          // An authority was made below the old root meanwhile.
          advance(procedure, before, State.MAKING);
        }
      }
      case ISSUING, FORMER -> {
        // While both issue, the change was interrupted or is somebody's wish: it can be ended.
        if (successions.use(plan.root()).filter(RootUse.ISSUING::equals).isEmpty()) {
          saw(procedure, V2gRolloverStep.SWITCHED, true, "");
          advance(procedure, before, State.SWITCHED);
          goOnAgain(procedure);
        }
      }
      case WITHDRAWN -> close(procedure, State.CANCELLED, ITSELF);
    }
  }

  private void replace(Procedure procedure, SuccessorPlan plan) {
    Below below = Below.of(dependents(plan));
    saw(procedure, V2gRolloverStep.INSTALLED, brought(plan).left() == 0, "");
    saw(procedure, V2gRolloverStep.STATIONS, below.stations() == 0, "");
    saw(procedure, V2gRolloverStep.CONTRACTS, below.contracts() == 0, "");
    if (successions.use(plan.root()).filter(RootUse.WITHDRAWN::equals).isPresent()) {
      saw(procedure, V2gRolloverStep.WITHDRAWN, true, "");
      close(procedure, State.ENDED, ITSELF);
    }
  }

  private void clear(Procedure procedure, SuccessorPlan plan) {
    boolean isEnded = procedure.state().equals(State.ENDED.name());
    change(plan)
        .ifPresent(
            roots -> {
              if (isEnded) {
                wishes.takeOld(roots);
                trusted.forget(roots.old());
              } else {
                wishes.takeNext(roots);
                trusted.forget(roots.next());
              }
            });
    saw(procedure, V2gRolloverStep.REMOVED, true, "");
  }

  private void saw(Procedure procedure, V2gRolloverStep step, boolean isDone, String note) {
    procedures.saw(procedure.id(), step, isDone, ITSELF, note);
  }

  private void advance(Procedure procedure, State before, State after) {
    database.transact(statements -> procedures.advance(statements, procedure.id(), before, after));
  }

  private void close(Procedure procedure, State state, String who) {
    database.transact(statements -> procedures.close(statements, procedure.id(), state, who));
    goOnAgain(procedure);
  }

  /**
   * Has the new authorities issue instead of the old ones; again it changes nothing.
   *
   * @param without stations that are left behind
   * @throws Problem 404; 409 when others do not have the new root, when an authority has no
   *     follower that can issue, or it is too early or late
   */
  synchronized V2gRollover change(UUID id, Set<String> without, String who) {
    Procedure procedure = now(id);
    SuccessorPlan plan = V2gRollover.plan(procedure);
    if (!procedure.state().equals(State.SWITCHED.name())) {
      demand(procedure, State.MAKING, State.PREPARING, State.READY);
      demandWhole(plan);
      List<String> left = brought(plan).demandNamed(without);
      successions.follow(plan, who);
      told(
          "V2gRolloverSwitched",
          who,
          left.isEmpty() ? plan.root() : plan.root() + " without " + String.join(", ", left));
      goOn();
    }
    return read(id);
  }

  /**
   * Has the old root, and all below it, vouch for nothing any more.
   *
   * @param most what may be void with it
   * @throws Problem 404; 409 when more would be, or the new authorities do not issue
   */
  synchronized V2gRollover withdraw(UUID id, Below most, String who) {
    Procedure procedure = now(id);
    demand(procedure, State.SWITCHED);
    SuccessorPlan plan = V2gRollover.plan(procedure);
    Below below = Below.of(dependents(plan));
    if (below.stations() > most.stations() || below.contracts() > most.contracts()) {
      throw Problem.conflict(
          "%d certificates of stations and %d of contracts would be void."
              .formatted(below.stations(), below.contracts()));
    }
    successions.withdraw(plan.root(), who);
    told("V2gRolloverWithdrawn", who, plan.root());
    goOn();
    return read(id);
  }

  /**
   * Forgets the new root, which never issues.
   *
   * @throws Problem 404; 409 when its authorities issue
   */
  synchronized V2gRollover cancel(UUID id, String who) {
    Procedure procedure = now(id);
    demand(procedure, State.MAKING, State.PREPARING, State.READY);
    SuccessorPlan plan = V2gRollover.plan(procedure);
    successions.forget(plan, who);
    successions.withdraw(plan.successor(), who);
    close(procedure, State.CANCELLED, who);
    told("V2gRolloverCancelled", who, plan.root());
    return read(id);
  }

  private void demandWhole(SuccessorPlan plan) {
    Inventory inventory = own.inventory();
    List<String> missing = plan.missing(inventory);
    if (!missing.isEmpty()) {
      throw Problem.conflict(
          "Missing: %s. Begin the same rollover again to have them made."
              .formatted(String.join(", ", missing)));
    }
    List<String> revoked = plan.revoked(inventory);
    if (!revoked.isEmpty()) {
      throw Problem.conflict(
          "Taken back: %s. Cancel the rollover and begin one with other labels."
              .formatted(String.join(", ", revoked)));
    }
  }

  /** As it is after whatever others did or confirmed meanwhile. */
  private Procedure now(UUID id) {
    goOn();
    return procedures.find(Kind.V2G_ROLLOVER, id);
  }

  private static void demand(Procedure procedure, State... states) {
    if (Stream.of(states).noneMatch(state -> state.name().equals(procedure.state()))) {
      throw Problem.conflict("Not while it is %s.".formatted(procedure.state()));
    }
  }

  private void told(String type, String who, String what) {
    log.found(Optional.empty(), type, Severity.CRITICAL, "%s by %s".formatted(what, who));
  }
}

package org.voltide.csms.procedures.rollover;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.certificates.RootSuccession;
import org.voltide.csms.certificates.RootSuccession.Roots;
import org.voltide.csms.certificates.StationAuthority;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Settings;
import org.voltide.csms.procedures.Procedure;
import org.voltide.csms.procedures.Procedure.Kind;
import org.voltide.csms.procedures.Procedures;
import org.voltide.csms.procedures.Step;
import org.voltide.csms.procedures.rollover.Rollover.State;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.stationcertificates.RootChange;
import org.voltide.csms.stationcertificates.RootWishes;
import org.voltide.csms.stationcertificates.RootWishes.Standing;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * Leads from one root of the gateway to the next. What was decided is committed first and done
 * after it, again after a restart: each deed may be repeated. One at a time, since a decision must
 * not meet the deeds of the one before. Blocks. Thread-safe.
 */
@Singleton
class Rollovers {
  private static final String ITSELF = "voltide";
  private static final String KEY_IS_GONE = "The key of the new root is not in the data directory.";

  private final Database database;
  private final Procedures procedures;
  private final RootSuccession succession;
  private final Runnable readAgain;
  private final RootWishes wishes;
  private final Supplier<List<List<X509Certificate>>> shown;
  private final boolean isOfFiles;
  private final SecurityLog log;
  private final Clock realTime;

  @Inject
  Rollovers(
      Database database,
      Procedures procedures,
      RootSuccession succession,
      StationAuthority stationAuthority,
      RootWishes wishes,
      StationGateway gateway,
      Settings settings,
      SecurityLog log) {
    this(
        database,
        procedures,
        succession,
        stationAuthority::readAgain,
        wishes,
        gateway::shownChains,
        settings.gateway().tlsFiles().isPresent(),
        log,
        Clock.systemUTC());
  }

  /**
   * @param readAgain tells who issues to stations that the root is another one
   * @param shown what the gateway shows to stations
   * @param isOfFiles whether that is the operator's own
   */
  Rollovers(
      Database database,
      Procedures procedures,
      RootSuccession succession,
      Runnable readAgain,
      RootWishes wishes,
      Supplier<List<List<X509Certificate>>> shown,
      boolean isOfFiles,
      SecurityLog log,
      Clock realTime) {
    this.database = database;
    this.procedures = procedures;
    this.succession = succession;
    this.readAgain = readAgain;
    this.wishes = wishes;
    this.shown = shown;
    this.isOfFiles = isOfFiles;
    this.log = log;
    this.realTime = realTime;
  }

  /**
   * Makes the new root and has stations get it; one that goes on goes on.
   *
   * @throws Problem 409 when the gateway shows the operator's own certificate, or the rollover
   *     before is not over
   */
  synchronized Rollover begin(@Nullable String note, String who) {
    if (isOfFiles) {
      throw Problem.conflict(
          "The gateway shows certificates of files: have their root installed, then change them.");
    }
    if (procedures.open(Kind.ROLLOVER).isEmpty()) {
      latest().filter(before -> before.isOpen(RolloverStep.REMOVED)).ifPresent(this::clear);
      Rollover.RootTexts roots = Rollover.RootTexts.of(succession.prepare());
      database.transact(
          statements ->
              procedures.begin(
                  statements,
                  new Procedures.Beginning(
                      Kind.ROLLOVER,
                      Rollover.SUBJECT,
                      State.PREPARING,
                      note,
                      roots,
                      who,
                      List.of(
                          Step.done(RolloverStep.MADE, who, realTime.instant()),
                          Step.ofVoltide(RolloverStep.INSTALLED),
                          Step.ofVoltide(RolloverStep.SWITCHED),
                          Step.ofVoltide(RolloverStep.REMOVED)))));
      told("RootRolloverBegun", who, "");
    }
    Procedure begun = procedures.open(Kind.ROLLOVER).getFirst();
    goOn(begun);
    return read(begun.id());
  }

  private Optional<Procedure> latest() {
    return procedures.list(Kind.ROLLOVER).stream().findFirst();
  }

  /** One with the stations that do not have its root. */
  Rollover read(UUID id) {
    Procedure procedure = procedures.find(Kind.ROLLOVER, id);
    return Rollover.of(procedure, standings(procedure));
  }

  /** The stations that do not have its root, a page at a time. */
  Page<Standing> missing(UUID id, PageQuery page) {
    return standings(procedures.find(Kind.ROLLOVER, id)).missing(page);
  }

  private Standings standings(Procedure procedure) {
    return new Standings(wishes.standings(RootChange.ofCsms(Rollover.texts(procedure).read())));
  }

  /** Does what was decided on and has not been done. */
  synchronized void goOn() {
    latest().ifPresent(this::goOn);
  }

  private void goOn(Procedure procedure) {
    switch (State.valueOf(procedure.state())) {
      case PREPARING, READY -> bring(procedure);
      case SWITCHED -> change(procedure);
      case ENDED, CANCELLED -> clear(procedure);
    }
  }

  private Standings brought(Procedure procedure) {
    return new Standings(wishes.bring(RootChange.ofCsms(Rollover.texts(procedure).read())));
  }

  private void bring(Procedure procedure) {
    boolean haveAll = brought(procedure).left() == 0;
    State before = haveAll ? State.PREPARING : State.READY;
    State after = haveAll ? State.READY : State.PREPARING;
    database.transact(statements -> procedures.advance(statements, procedure.id(), before, after));
    procedures.saw(procedure.id(), RolloverStep.INSTALLED, haveAll, ITSELF, "");
  }

  /** The gateway sees changed files within a minute, as does the step. */
  private void change(Procedure procedure) {
    Roots roots = Rollover.texts(procedure).read();
    if (procedure.isOpen(RolloverStep.SWITCHED)) {
      boolean isHere = succession.holds(roots.next());
      if (isHere) {
        succession.promote();
        readAgain.run();
      }
      boolean isShown =
          shown.get().stream().allMatch(chain -> chain.getLast().equals(roots.next()));
      procedures.saw(
          procedure.id(), RolloverStep.SWITCHED, isShown, ITSELF, isHere ? "" : KEY_IS_GONE);
    }
    wishes.bring(RootChange.ofCsms(roots));
  }

  private void clear(Procedure procedure) {
    if (!procedure.isOpen(RolloverStep.REMOVED)) {
      return;
    }
    RootChange roots = RootChange.ofCsms(Rollover.texts(procedure).read());
    if (procedure.state().equals(State.ENDED.name())) {
      wishes.takeOld(roots);
    } else {
      succession.cancel();
      wishes.takeNext(roots);
    }
    procedures.saw(procedure.id(), RolloverStep.REMOVED, true, ITSELF, "");
  }

  /**
   * Has the gateway change; again it changes nothing.
   *
   * @param without stations that are left behind: they cannot connect by TLS any more
   * @throws Problem 404; 409 when others do not have the new root, its key is gone, or it is over
   */
  synchronized Rollover change(UUID id, Set<String> without, String who) {
    Procedure procedure = procedures.find(Kind.ROLLOVER, id);
    if (!procedure.state().equals(State.SWITCHED.name())) {
      if (!procedure.isOpen()) {
        throw Problem.conflict("It is over.");
      }
      List<String> left = brought(procedure).demandNamed(without);
      if (!succession.holds(Rollover.texts(procedure).read().next())) {
        throw Problem.conflict(KEY_IS_GONE);
      }
      advance(id, State.SWITCHED, _ -> {});
      told(
          "RootRolloverSwitched",
          who,
          left.isEmpty() ? "" : ", without " + String.join(", ", left));
    }
    change(procedures.find(Kind.ROLLOVER, id));
    return read(id);
  }

  /** From before the change; what follows is committed with it. */
  private void advance(UUID id, State after, Consumer<Statements> more) {
    database.transact(
        statements -> {
          if (!procedures.advance(statements, id, State.PREPARING, after)
              && !procedures.advance(statements, id, State.READY, after)) {
            throw Problem.conflict("The gateway has changed already, or it is over.");
          }
          more.accept(statements);
        });
  }

  /**
   * Has stations lose the old root.
   *
   * @throws Problem 404; 409 while the gateway does not show the new one
   */
  synchronized Rollover end(UUID id, String who) {
    Procedure procedure = procedures.find(Kind.ROLLOVER, id);
    if (!procedure.state().equals(State.SWITCHED.name())
        || procedure.isOpen(RolloverStep.SWITCHED)) {
      throw Problem.conflict("The gateway does not show a certificate of the new root yet.");
    }
    database.transact(statements -> procedures.close(statements, id, State.ENDED, who));
    return closed(id, "RootRolloverEnded", who);
  }

  /**
   * Forgets the new root.
   *
   * @throws Problem 404; 409 when the gateway has changed
   */
  synchronized Rollover cancel(UUID id, String who) {
    procedures.find(Kind.ROLLOVER, id);
    advance(
        id, State.CANCELLED, statements -> procedures.close(statements, id, State.CANCELLED, who));
    return closed(id, "RootRolloverCancelled", who);
  }

  private Rollover closed(UUID id, String type, String who) {
    told(type, who, "");
    clear(procedures.find(Kind.ROLLOVER, id));
    return read(id);
  }

  private void told(String type, String who, String more) {
    log.found(Optional.empty(), type, Severity.CRITICAL, "By " + who + more);
  }
}

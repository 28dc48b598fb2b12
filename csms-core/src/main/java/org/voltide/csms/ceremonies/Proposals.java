package org.voltide.csms.ceremonies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Rules;

/**
 * Acts that administrators want done: at once, or where two people are agreed on, when another one
 * confirms. Until two are enrolled, who enrolls needs nobody else. Blocks. Thread-safe.
 */
@Singleton
class Proposals {
  /** What names of API keys begin with where they act. */
  private static final String PROGRAM = "api-key ";

  private static final int TWO = 2;
  private static final int MOST_PENDING = 50;
  private static final int SHOWN = 100;

  private final Database database;
  private final OwnAuthorities authorities;
  private final Clock realTime;

  @Inject
  Proposals(Database database, OwnAuthorities authorities) {
    this(database, authorities, Clock.systemUTC());
  }

  Proposals(Database database, OwnAuthorities authorities, Clock realTime) {
    this.database = database;
    this.authorities = authorities;
    this.realTime = realTime;
  }

  /** What became of a wish. */
  sealed interface Outcome {

    /**
     * @param result what was made, in PEM; maybe nothing
     */
    record Done(String result) implements Outcome {}

    /** Somebody else has to confirm it. */
    record Pending(Proposal proposal) implements Outcome {}
  }

  /** The newest first. */
  List<Proposal> list() {
    return database.query(
        "select * from proposed_act order by proposed_at desc, id limit ?", Proposal::of, SHOWN);
  }

  /** Those that wait for another administrator. */
  List<Proposal> pending() {
    return database.query("select * from proposed_act where state = 'PENDING'", Proposal::of);
  }

  /**
   * Does an act, or has it wait for another administrator.
   *
   * @throws Problem 409 when it is refused
   */
  Outcome propose(String who, ProposedAct act) {
    Inventory inventory = authorities.inventory();
    if (act instanceof ProposedAct.Enroll(String person)) {
      refuseSockPuppet(who, person, inventory);
    }
    if (!needsTwo(act, inventory)) {
      return new Outcome.Done(perform(act, who, List.of()));
    }
    refuseStranger(who, inventory);
    return new Outcome.Pending(database.inTransaction(statements -> add(statements, who, act)));
  }

  /** Whatever the log demands; what it demands beside this it refuses itself. */
  private static boolean needsTwo(ProposedAct act, Inventory inventory) {
    boolean isAgreed = inventory.rules().map(Rules::secondPerson).orElse(false);
    return isAgreed
        && switch (act) {
          case ProposedAct.Enroll _ -> inventory.people().size() >= TWO;
          case ProposedAct.Revoke(String _, String serialNumber, var _) ->
              isOfAuthority(serialNumber, inventory);
          default -> true;
        };
  }

  /** Who could stand for others, or give a program a name, would be two people alone. */
  private static void refuseSockPuppet(String who, String person, Inventory inventory) {
    if (person.startsWith(PROGRAM)) {
      throw Problem.conflict("Only people who sign in can be enrolled, not API keys.");
    }
    if (inventory.people().size() < TWO && !person.equals(who)) {
      throw Problem.conflict("Each of the first two has to enroll themselves.");
    }
  }

  private static boolean isOfAuthority(String serialNumber, Inventory inventory) {
    return inventory.authorities().values().stream()
        .anyMatch(
            known -> known.chain().getFirst().getSerialNumber().toString(16).equals(serialNumber));
  }

  private static void refuseStranger(String who, Inventory inventory) {
    if (!inventory.people().contains(who)) {
      throw Problem.conflict("%s is not enrolled for acts of two people.".formatted(who));
    }
  }

  private Proposal add(Statements statements, String who, ProposedAct act) {
    UUID id = UUID.randomUUID();
    int added =
        statements.update(
            """
            insert into proposed_act (id, act, proposed_by, proposed_at, state)
            select ?, ?, ?, ?, 'PENDING'
             where (select count(*) from proposed_act where state = 'PENDING') < ?
            """,
            id,
            Json.text(act),
            who,
            realTime.instant(),
            MOST_PENDING);
    if (added == 0) {
      throw Problem.conflict("%d acts wait already.".formatted(MOST_PENDING));
    }
    return find(statements, id);
  }

  /**
   * Does what another administrator proposed; when that is refused, it still waits.
   *
   * @return what was made, in PEM; maybe nothing
   */
  String confirm(String who, UUID id) {
    return database.inTransaction(
        statements -> {
          Proposal proposal = decide(statements, who, id, Proposal.State.DONE);
          if (proposal.proposedBy().equals(who)) {
            throw Problem.conflict("Somebody else has to confirm what you proposed.");
          }
          refuseStranger(who, authorities.inventory());
          return perform(proposal.act(), who, List.of(proposal.proposedBy(), who));
        });
  }

  /** Anybody may say no, who proposed it too. */
  void reject(String who, UUID id) {
    database.transact(statements -> decide(statements, who, id, Proposal.State.REJECTED));
  }

  /** Only one of those who decide at the same time. */
  private Proposal decide(Statements statements, String who, UUID id, Proposal.State state) {
    int decided =
        statements.update(
            "update proposed_act set state = ?, decided_by = ?, decided_at = ?"
                + " where id = ? and state = 'PENDING'",
            state.name(),
            who,
            realTime.instant(),
            id);
    Proposal proposal = find(statements, id);
    if (decided == 0) {
      throw Problem.conflict("It was decided on before.");
    }
    return proposal;
  }

  private static Proposal find(Statements statements, UUID id) {
    return statements.query("select * from proposed_act where id = ?", Proposal::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("proposed act", id));
  }

  private String perform(ProposedAct act, String who, List<String> by) {
    String organization =
        Optional.of(authorities.inventory())
            .flatMap(Inventory::rules)
            .map(Rules::organization)
            .orElseThrow(() -> Problem.conflict("Nothing is set up here yet."));
    return authorities.act(
        who,
        (ceremonies, custody) ->
            new Acts(ceremonies, custody, organization, realTime.instant()).perform(act, by));
  }
}

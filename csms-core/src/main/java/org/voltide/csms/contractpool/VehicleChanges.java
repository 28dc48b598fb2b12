package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Which cars had a contract before, and giving it to another. Blocks. Thread-safe. */
@Singleton
class VehicleChanges {
  private final Database database;
  private final Clock realTime;

  @Inject
  VehicleChanges(Database database) {
    this(database, Clock.systemUTC());
  }

  VehicleChanges(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /** A car that had the contract. */
  record Former(String pcid, Instant until, String changedBy) {
    static Former of(Row row) {
      return new Former(row.text("pcid"), row.instant("until"), row.text("changed_by"));
    }
  }

  /** The last one first. */
  List<Former> of(UUID contract) {
    return database.query(
        "select * from contract_vehicle where contract_id = ? order by until desc",
        Former::of,
        contract);
  }

  /**
   * Gives a contract to another car: the certificates that the car before has count no longer, and
   * what was signed elsewhere for it is dropped. A car that has it already keeps it.
   *
   * @throws Problem 404; 409 when the contract has ended or the car has too many
   */
  void change(UUID contract, String pcid, String who) {
    database.transact(
        statements -> {
          Before before = before(statements, contract);
          if (before.isEnded()) {
            throw Problem.conflict("The contract has ended.");
          }
          if (!before.pcid().equals(pcid)) {
            demandRoom(statements, pcid);
            change(statements, contract, before.pcid(), pcid, who);
          }
        });
  }

  private record Before(String pcid, boolean isEnded) {}

  private static Before before(Statements statements, UUID contract) {
    return statements
        .query(
            "select pcid, ended_at is not null as ended from contract where id = ? for update",
            row -> new Before(row.text("pcid"), row.flag("ended")),
            contract)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("contract", contract));
  }

  private static void demandRoom(Statements statements, String pcid) {
    long count =
        statements
            .query(
                "select count(*) as n from contract where pcid = ? and ended_at is null",
                row -> row.big("n"),
                pcid)
            .getFirst();
    if (count >= ContractPool.MOST_OF_A_CAR) {
      throw Problem.conflict(
          "The car has %d contracts already.".formatted(ContractPool.MOST_OF_A_CAR));
    }
  }

  private void change(
      Statements statements, UUID contract, String before, String pcid, String who) {
    Instant now = realTime.instant();
    statements.update(
        "insert into contract_vehicle (contract_id, pcid, until, changed_by) values (?, ?, ?, ?)",
        contract,
        before,
        now,
        who);
    statements.update("update contract set pcid = ? where id = ?", pcid, contract);
    statements.update(
        """
        update contract_certificate set replaced_at = ?
         where contract_id = ? and replaced_at is null
        """,
        now,
        contract);
    statements.update("delete from signed_contract where contract_id = ?", contract);
  }
}

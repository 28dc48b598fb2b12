package org.voltide.csms.energy.settlement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.settlement.ShareContract.Basis;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/** Keeps the contracts: one per site at a time, and what was settled by one stays as it is. */
@Singleton
class ShareContracts {

  /** Sessions are settled by a contract, or it is changed: never both at once. */
  private static final String FOR_USE = " for share";

  private static final String FOR_CHANGE = " for update";

  private final Database database;
  private final Clock clock;

  ShareContracts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A contract that is stored, as the API shows it. */
  record Stored(UUID id, @JsonUnwrapped ShareContract contract) {}

  Page<Stored> list(@Nullable String siteId, PageQuery page) {
    Where where = new Where().and("site_id = ?", siteId).and("id > ?", page.afterId().orElse(null));
    List<Stored> rows =
        database.query(
            "select * from share_contract" + where.sql() + " order by id limit ?",
            ShareContracts::read,
            where.values(page.rows()));
    return Page.of(rows, page, stored -> List.of(stored.id().toString()));
  }

  Stored read(UUID id) {
    return database.inTransaction(statements -> demand(statements, id));
  }

  Stored create(ShareContract contract) {
    UUID id = UUID.randomUUID();
    return database.inTransaction(
        statements -> {
          demandValid(statements, id, contract);
          statements.update(
              """
              insert into share_contract (site_id, name, basis, valid_from, valid_until,
                     driver_percent, fleet_percent, site_host_percent, operator_percent, id,
                     created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              values(contract, id, clock.instant()));
          return demand(statements, id);
        });
  }

  /** Changes it; once a session was settled by it only its end, to no time before such a one. */
  Stored change(UUID id, ShareContract contract) {
    return database.inTransaction(
        statements -> {
          Stored before = locked(statements, id, FOR_CHANGE);
          lastBegan(statements, id)
              .ifPresent(last -> demandKept(before.contract(), contract, last));
          demandValid(statements, id, contract);
          statements.update(
              """
              update share_contract
                 set site_id = ?, name = ?, basis = ?, valid_from = ?, valid_until = ?,
                     driver_percent = ?, fleet_percent = ?, site_host_percent = ?,
                     operator_percent = ?
               where id = ?
              """,
              values(contract, id));
          return demand(statements, id);
        });
  }

  void delete(UUID id) {
    database.transact(
        statements -> {
          locked(statements, id, FOR_CHANGE);
          if (lastBegan(statements, id).isPresent()) {
            throw Problem.conflict("Sessions were settled by this contract: end it instead.");
          }
          statements.update("delete from share_contract where id = ?", id);
        });
  }

  /**
   * The contract for a session that began at a site at a time; it stays as it is until the
   * transaction ends.
   */
  static Optional<Stored> at(Statements statements, String siteId, Instant began) {
    return statements
        .query(
            """
            select * from share_contract
             where site_id = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
               for share
            """,
            ShareContracts::read,
            siteId,
            began,
            began)
        .stream()
        .findFirst();
  }

  /** A contract by which a session was settled before; it stays as it is likewise. */
  static Stored kept(Statements statements, UUID id) {
    return locked(statements, id, FOR_USE);
  }

  private static void demandKept(ShareContract before, ShareContract now, Instant lastBegan) {
    if (!now.onlyEndsOtherwiseThan(before)) {
      throw Problem.conflict(
          "Sessions were settled by this contract: only validUntil can be changed."
              + " End it and create another one.");
    }
    if (!now.endsAfter(lastBegan)) {
      throw Problem.conflict(
          "A session that began at %s was settled by this contract: it cannot end before."
              .formatted(lastBegan));
    }
  }

  private static void demandValid(Statements statements, UUID id, ShareContract contract) {
    if (!contract.shares().areWhole()) {
      throw Problem.invalid("/shares", "The shares must be 100 per cent together.");
    }
    Instant until = contract.validUntil();
    if (until != null && !until.isAfter(contract.validFrom())) {
      throw Problem.invalid("/validUntil", "It must end after it begins.");
    }
    // The lock keeps two contracts that overlap from being written at once.
    if (statements
        .query(
            "select id from site where id = ? for no key update",
            row -> row.text("id"),
            contract.siteId())
        .isEmpty()) {
      throw Problem.invalid("/siteId", "There is no site %s.".formatted(contract.siteId()));
    }
    statements
        .query(
            """
            select * from share_contract
             where site_id = ? and id <> ? and valid_from < coalesce(?, timestamptz 'infinity')
               and coalesce(valid_until, 'infinity') > ?
             order by valid_from limit 1
            """,
            ShareContracts::read,
            contract.siteId(),
            id,
            until,
            contract.validFrom())
        .forEach(
            other -> {
              throw Problem.conflict(
                  "The contract %s holds at the same time.".formatted(other.contract().name()));
            });
  }

  /** When the last session began that was settled by it; empty when none was. */
  private static Optional<Instant> lastBegan(Statements statements, UUID id) {
    return statements
        .query(
            """
            select max(s.started_at) as last
              from session_statement x join charging_session s on s.id = x.session_id
             where x.contract_id = ?
            """,
            row -> row.maybeInstant("last"),
            id)
        .getFirst();
  }

  private static Stored demand(Statements statements, UUID id) {
    return locked(statements, id, "");
  }

  private static Stored locked(Statements statements, UUID id, String lock) {
    return statements
        .query("select * from share_contract where id = ?" + lock, ShareContracts::read, id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("share contract", id));
  }

  private static Object[] values(ShareContract contract, Object... further) {
    Shares shares = contract.shares();
    return Stream.concat(
            Stream.of(
                contract.siteId(),
                contract.name(),
                contract.basis().name(),
                contract.validFrom(),
                contract.validUntil(),
                shares.driver(),
                shares.fleet(),
                shares.siteHost(),
                shares.operator()),
            Stream.of(further))
        .toArray();
  }

  private static Stored read(Row row) {
    return new Stored(
        row.id("id"),
        new ShareContract(
            row.text("site_id"),
            row.text("name"),
            Basis.valueOf(row.text("basis")),
            row.instant("valid_from"),
            row.maybeInstant("valid_until").orElse(null),
            new Shares(
                row.money("driver_percent"),
                row.money("fleet_percent"),
                row.money("site_host_percent"),
                row.money("operator_percent"))));
  }
}

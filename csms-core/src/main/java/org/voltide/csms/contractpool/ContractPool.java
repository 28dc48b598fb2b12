package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Which car has which contracts. Certificates live in real time. Blocks. Thread-safe. */
@Singleton
class ContractPool {
  /** Of one car, as many as ISO 15118-20 can say remain. */
  static final int MOST_OF_A_CAR = 255;

  /** Of one contract, whoever asks. */
  static final int MOST_PER_HOUR = 10;

  private static final String SELECT =
      """
      select c.*, (select count(*) from contract_certificate k
                    where k.contract_id = c.id and k.valid_until > now()
                      and k.replaced_at is null)::int as certificates,
             (select count(*) from signed_contract s
               where s.contract_id = c.id and s.valid_until > now())::int as signed
        from contract c
      """;

  private final Database database;
  private final Clock realTime;

  @Inject
  ContractPool(Database database) {
    this(database, Clock.systemUTC());
  }

  ContractPool(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /** By eMAID; all or those of one car. */
  Page<Contract> list(@Nullable String pcid, PageQuery page) {
    List<String> after = page.after(2).orElse(List.of("", new UUID(0, 0).toString()));
    return Page.of(
        database.query(
            SELECT
                + " where (?::text is null or c.pcid = ?) and (c.emaid, c.id) > (?, ?::uuid)"
                + " order by c.emaid, c.id limit ?",
            Contract::of,
            pcid,
            pcid,
            after.getFirst(),
            after.getLast(),
            page.rows()),
        page,
        last -> List.of(last.emaid(), last.id().toString()));
  }

  /**
   * @throws Problem 404
   */
  Contract find(UUID id) {
    return database.query(SELECT + " where c.id = ?", Contract::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("contract", id));
  }

  /**
   * @param emaid without separators
   * @throws Problem 409 when there is such a contract, or the car has too many
   */
  Contract add(String emaid, String pcid, @Nullable String note) {
    UUID id = UUID.randomUUID();
    int added =
        database.update(
            """
            insert into contract (id, emaid, pcid, note, created_at)
            select ?, ?, ?, ?, ?
             where (select count(*) from contract where pcid = ? and ended_at is null) < ?
            on conflict (left(emaid, 14)) where ended_at is null do nothing
            """,
            id,
            emaid,
            pcid,
            note,
            realTime.instant(),
            pcid,
            MOST_OF_A_CAR);
    if (added == 0) {
      throw Problem.conflict(
          "There is a contract %s already, or %d of this car.".formatted(emaid, MOST_OF_A_CAR));
    }
    return find(id);
  }

  /** In force, the newest first. */
  List<Contract> of(String pcid) {
    return database.query(
        SELECT
            + " where c.pcid = ? and c.ended_at is null and c.suspended_at is null"
            + " order by c.created_at desc, c.id",
        Contract::of,
        pcid);
  }

  /** The one in force of that name, with or without check digit. */
  Optional<Contract> named(Emaid emaid) {
    return database
        .query(
            SELECT
                + " where left(c.emaid, 14) = ? and c.ended_at is null and c.suspended_at is null",
            Contract::of,
            emaid.value())
        .stream()
        .findFirst();
  }

  List<ContractCertificate> certificates(UUID contract) {
    return database.query(
        "select * from contract_certificate where contract_id = ? order by issued_at desc",
        ContractCertificate::of,
        contract);
  }

  /** Whether one more certificate may be issued within this hour. */
  boolean mayIssue(UUID contract) {
    long issued =
        database
            .query(
                "select count(*) as n from contract_certificate"
                    + " where contract_id = ? and issued_at > ?",
                row -> row.big("n"),
                contract,
                realTime.instant().minus(Duration.ofHours(1)))
            .getFirst();
    return issued < MOST_PER_HOUR;
  }

  /**
   * Notes a certificate.
   *
   * @param pcid of the car that it is for
   * @return whether its contract is still in force for that car; that cannot end in between
   */
  boolean issued(ContractCertificate certificate, String pcid) {
    return database.inTransaction(
        statements -> {
          boolean isInForce = isInForce(statements, certificate.contractId(), pcid);
          insert(statements, certificate);
          return isInForce;
        });
  }

  private static boolean isInForce(Statements statements, UUID contract, String pcid) {
    return statements
        .query(
            """
            select ended_at is null and suspended_at is null and pcid = ? as in_force
              from contract where id = ? for update
            """,
            row -> row.flag("in_force"),
            pcid,
            contract)
        .getFirst();
  }

  /**
   * @throws Problem 409 when the contract is not in force for that car; until the transaction ends
   *     it stays so
   */
  void demandInForce(Statements statements, UUID contract, String pcid) {
    if (!isInForce(statements, contract, pcid)) {
      throw Problem.conflict("The contract is not in force, or is another car's by now.");
    }
  }

  private static void insert(Statements statements, ContractCertificate certificate) {
    statements.update(
        """
        insert into contract_certificate
               (contract_id, issuer, serial_number, given_to, issued_at, valid_until)
        values (?, ?, ?, ?, ?, ?)
        """,
        certificate.contractId(),
        certificate.issuer(),
        certificate.serialNumber(),
        certificate.givenTo(),
        certificate.issuedAt(),
        certificate.validUntil());
  }

  /**
   * Ends it; what has ended stays as it is.
   *
   * @throws Problem 404
   */
  Contract end(UUID id) {
    database.transact(
        statements -> {
          statements.update(
              "update contract set ended_at = ? where id = ? and ended_at is null",
              realTime.instant(),
              id);
          statements.update("delete from signed_contract where contract_id = ?", id);
        });
    return find(id);
  }

  /**
   * Has it count no longer, or again.
   *
   * @throws Problem 404, 409 when it has ended
   */
  Contract suspend(UUID id, boolean suspended) {
    if (find(id).state() == Contract.State.ENDED) {
      throw Problem.conflict("The contract has ended.");
    }
    database.update(
        "update contract set suspended_at = case when ? then coalesce(suspended_at, ?) end"
            + " where id = ? and ended_at is null",
        suspended,
        realTime.instant(),
        id);
    return find(id);
  }
}

package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/** The local users. One administrator who may sign in always remains. Thread-safe. */
@Singleton
class Accounts {

  private static final String ADMINISTRATORS =
      "select id from user_account where role = '" + Roles.ADMINISTRATOR + "' and not disabled";

  private final Database database;
  private final LiveEvents events;

  Accounts(Database database, LiveEvents events) {
    this.database = database;
    this.events = events;
  }

  boolean isEmpty() {
    return database.query("select from user_account limit 1", _ -> true).isEmpty();
  }

  Page<Account> list(@Nullable String text, PageQuery page) {
    Where where =
        new Where()
            .and("position(lower(?) in lower(u.username)) > 0", text)
            .and("u.id > ?", page.afterId().orElse(null));
    List<Account> rows =
        database.query(
            Account.SELECT + where.sql() + " order by u.id limit ?",
            Account::of,
            where.values(page.rows()));
    return Page.of(rows, page, account -> List.of(account.id().toString()));
  }

  Account read(UUID id) {
    return database.query(Account.SELECT + " where u.id = ?", Account::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("user", id));
  }

  Optional<Account> find(String name) {
    return database.query(Account.SELECT + " where u.username = ?", Account::of, name).stream()
        .findFirst();
  }

  /** The account made; empty when there is one of that name. */
  Optional<Account> create(String name, Grant grant, String password, Instant now) {
    UUID id = UUID.randomUUID();
    int rows =
        database.update(
            "insert into user_account (id, username, role, tenant_id, password, created_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (username) do nothing",
            id,
            name,
            grant.role(),
            grant.tenantId(),
            PersonPassword.hash(password),
            now);
    return rows == 1 ? Optional.of(read(id)) : Optional.empty();
  }

  Account change(UUID id, String role, boolean disabled) {
    database.transact(
        statements -> {
          lockAdministrators(statements);
          demand(
              statements.update(
                  "update user_account set role = ?, disabled = ? where id = ?",
                  role,
                  disabled,
                  id),
              id);
          demandAdministrator(statements);
          if (disabled) {
            LoginSessions.endAll(statements, id);
          }
        });
    events.look();
    return read(id);
  }

  void delete(UUID id) {
    database.transact(
        statements -> {
          lockAdministrators(statements);
          demand(statements.update("delete from user_account where id = ?", id), id);
          demandAdministrator(statements);
        });
    events.look();
  }

  /** Replaces the password and ends the user's logins but the one named. */
  void setPassword(UUID id, String password, @Nullable UUID exceptLogin) {
    String hash = PersonPassword.hash(password);
    database.transact(
        statements -> {
          demand(keep(statements, id, hash), id);
          LoginSessions.endOthers(statements, id, exceptLogin);
        });
    events.look();
  }

  /**
   * Gives a user a new password who lost the old one, perhaps to somebody: logins end, and passkeys
   * go, which whoever knew the password may have added.
   */
  void reset(UUID id, String password) {
    String hash = PersonPassword.hash(password);
    database.transact(
        statements -> {
          demand(keep(statements, id, hash), id);
          statements.update("delete from passkey where user_id = ?", id);
          LoginSessions.endOthers(statements, id, null);
        });
    events.look();
  }

  private static int keep(Statements statements, UUID id, String hash) {
    return statements.update(
        "update user_account set password = ?, password_salt = null, password_hash = null"
            + " where id = ?",
        hash,
        id);
  }

  private record Kept(Account account, Optional<String> password, Optional<PasswordHash> older) {
    static Kept of(Row row) {
      Optional<String> password = row.maybeText("password");
      return new Kept(
          Account.of(row),
          password,
          password.isPresent()
              ? Optional.empty()
              : Optional.of(
                  new PasswordHash(row.bytes("password_salt"), row.bytes("password_hash"))));
    }

    boolean matches(String given) {
      return older
          .map(hash -> hash.matches(given.getBytes(StandardCharsets.UTF_8), Cost.PERSON))
          .orElseGet(() -> PersonPassword.matches(password.orElseThrow(), given));
    }
  }

  /**
   * The account these belong to; empty alike for a wrong name, a wrong password and who is
   * disabled. What was kept in an older way is kept anew.
   */
  Optional<Account> verify(String name, String password) {
    Optional<Kept> kept =
        database.query(Account.SELECT + " where u.username = ?", Kept::of, name).stream()
            .findFirst();
    if (kept.isEmpty()) {
      PersonPassword.matches(PersonPassword.NOBODYS, password);
      return Optional.empty();
    }
    if (!kept.get().matches(password) || kept.get().account().disabled()) {
      return Optional.empty();
    }
    Account account = kept.get().account();
    if (kept.get().older().isPresent()) {
      String hash = PersonPassword.hash(password);
      database.transact(statements -> keep(statements, account.id(), hash));
    }
    return Optional.of(account);
  }

  private static void demand(int rows, UUID id) {
    if (rows == 0) {
      throw Problem.notFound("user", id);
    }
  }

  /** Before a change: two administrators must not remove each other at once. */
  private static void lockAdministrators(Statements statements) {
    statements.query(ADMINISTRATORS + " order by id for update", row -> row.id("id"));
  }

  private static void demandAdministrator(Statements statements) {
    if (statements.query(ADMINISTRATORS, row -> row.id("id")).isEmpty()) {
      throw Problem.conflict("One administrator who may sign in has to remain.");
    }
  }
}

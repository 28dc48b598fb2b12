package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/**
 * The logins of local users. A token is good while its login is listed here, so ending a login,
 * disabling a user and changing a role hold for the next request. Times are real. Thread-safe.
 */
@Singleton
class LoginSessions {

  private static final int MOST_OF_AGENT = 300;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final LiveEvents events;

  LoginSessions(Database database, LiveEvents events) {
    this.database = database;
    this.events = events;
  }

  /**
   * @param agent what the program calls itself, absent when it does not say
   */
  record Begin(
      UUID userId, String remote, @Nullable String agent, Instant now, Instant expiresAt) {}

  /** Begins a login; those that are over are forgotten. */
  UUID begin(Begin login) {
    UUID id = UUID.randomUUID();
    database.transact(
        statements -> {
          statements.update("delete from login_session where expires_at <= ?", login.now());
          statements.update(
              "insert into login_session"
                  + " (id, user_id, created_at, expires_at, last_used_at, remote, agent)"
                  + " values (?, ?, ?, ?, ?, ?, ?)",
              id,
              login.userId(),
              login.now(),
              login.expiresAt(),
              login.now(),
              login.remote(),
              shortened(login.agent()));
          statements.update(
              "update user_account set last_login_at = ? where id = ?",
              login.now(),
              login.userId());
        });
    return id;
  }

  /** Whose login it is, noted as used; empty when it is over or the user disabled. */
  Optional<Account> use(UUID id, Instant now) {
    return database.inTransaction(
        statements -> {
          statements.update(
              "update login_session set last_used_at = ?"
                  + " where id = ? and last_used_at < ? and expires_at > ?",
              now,
              id,
              now.minus(NOTED_EVERY),
              now);
          return statements
              .query(
                  Account.SELECT
                      + " join login_session s on s.user_id = u.id"
                      + " where s.id = ? and s.expires_at > ? and not u.disabled",
                  Account::of,
                  id,
                  now)
              .stream()
              .findFirst();
        });
  }

  /** What users of those of these logins may that go on; not noted as a use. */
  Map<UUID, Grant> grants(Set<UUID> ids, Instant now) {
    return Grant.byId(
        database,
        "select s.id, u.role, u.tenant_id from user_account u"
            + " join login_session s on s.user_id = u.id"
            + " where s.id = any(?) and s.expires_at > ? and not u.disabled",
        ids.toArray(UUID[]::new),
        now);
  }

  /** Those going on, of one user or of all. */
  Page<LoginSession> list(@Nullable UUID userId, Instant now, PageQuery page) {
    Where where =
        new Where()
            .and("s.expires_at > ?", now)
            .and("s.user_id = ?", userId)
            .and("s.id > ?", page.afterId().orElse(null));
    List<LoginSession> rows =
        database.query(
            "select s.*, u.username from login_session s join user_account u on u.id = s.user_id"
                + where.sql()
                + " order by s.id limit ?",
            LoginSession::of,
            where.values(page.rows()));
    return Page.of(rows, page, session -> List.of(session.id().toString()));
  }

  /**
   * @param userId whose it has to be, absent for anybody's
   * @return whether there was one
   */
  boolean end(UUID id, @Nullable UUID userId) {
    Where where = new Where().and("id = ?", id).and("user_id = ?", userId);
    boolean ended = database.update("delete from login_session" + where.sql(), where.values()) == 1;
    events.look();
    return ended;
  }

  static void endAll(Statements statements, UUID userId) {
    endOthers(statements, userId, null);
  }

  static void endOthers(Statements statements, UUID userId, @Nullable UUID exceptLogin) {
    Where where = new Where().and("user_id = ?", userId).and("id <> ?", exceptLogin);
    statements.update("delete from login_session" + where.sql(), where.values());
  }

  private static @Nullable String shortened(@Nullable String agent) {
    return agent == null || agent.length() <= MOST_OF_AGENT
        ? agent
        : agent.substring(0, MOST_OF_AGENT);
  }
}

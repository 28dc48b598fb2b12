package org.voltide.csms.upstream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretBox;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.pki.profile.ProfilePack;

/** Whom else this installation asks, and lines to them. Blocks. Thread-safe. */
@Singleton
public class Upstreams {
  private static final String UNOPENED =
      "Its secrets were sealed under a key that is not here: enter them again.";

  private final Database database;
  private final SecretBox box;
  private final UpstreamSettings settings;
  private final Clock realTime;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** What is asked, as it was changed last. */
  private record Open(Instant changedAt, Upstream upstream, Line line) {}

  @Inject
  Upstreams(Database database, SecretBox box, UpstreamSettings settings) {
    this(database, box, settings, Clock.systemUTC());
  }

  /** For use without the application. */
  public Upstreams(Database database, SecretBox box, UpstreamSettings settings, Clock realTime) {
    this.database = database;
    this.box = box;
    this.settings = settings;
    this.realTime = realTime;
  }

  /**
   * Who is asked for a use.
   *
   * @param profiles what certificates are to look like
   */
  public record Asked(String label, ProfilePack profiles) {}

  /** Who is asked for a use; empty when nobody else is. */
  public Optional<Asked> of(Use use) {
    return database.inTransaction(statements -> of(statements, use));
  }

  /** The same within a transaction. */
  public Optional<Asked> of(Statements statements, Use use) {
    return statements
        .query(
            "select u.* from upstream u join upstream_use using (label) where use = ?",
            row -> new Asked(row.text("label"), account(row).pack(use).orElseThrow()),
            use.name())
        .stream()
        .findFirst();
  }

  /**
   * A line to somebody, opened once.
   *
   * @throws UpstreamException when he is not known any more, or his settings cannot be used
   */
  public Upstream upstream(String label) throws UpstreamException {
    Known known =
        find(label)
            .orElseThrow(
                () -> UpstreamException.refused("Nobody called %s is known.".formatted(label)));
    Open now = open.get(label);
    if (now == null || !now.changedAt().equals(known.changedAt())) {
      Open fresh = opened(known);
      Optional.ofNullable(open.put(label, fresh)).ifPresent(old -> old.line().close());
      return fresh.upstream();
    }
    return now.upstream();
  }

  private Open opened(Known known) throws UpstreamException {
    Account account = known.account();
    Secrets secrets = known.secrets().orElseThrow(() -> UpstreamException.notNow(UNOPENED));
    try {
      Line line = new Line(account, secrets, settings.patience(), realTime);
      Upstream upstream =
          account.kind() == Kind.ACME
              ? new AcmeUpstream(account, secrets, key(secrets), line, realTime)
              : new EstUpstream(account, line, realTime);
      return new Open(known.changedAt(), upstream, line);
    } catch (IOException | GeneralSecurityException unusable) {
      throw UpstreamException.refused(
          "Its keys or certificates cannot be used: " + unusable.getMessage());
    }
  }

  private static AcmeKey key(Secrets secrets) throws GeneralSecurityException {
    return AcmeKey.of(Optional.ofNullable(secrets.accountKey()).orElseThrow());
  }

  /** Notes that it worked. */
  public void worked(String label) {
    database.update(
        "update upstream set worked_at = ?, failed_at = null, failure = null where label = ?",
        realTime.instant(),
        label);
  }

  /** Notes why it did not. */
  public void failed(String label, String why) {
    database.update(
        "update upstream set failed_at = ?, failure = ? where label = ?",
        realTime.instant(),
        why,
        label);
  }

  /**
   * What is kept of somebody.
   *
   * @param secrets empty when the key is gone that they were sealed under
   */
  record Known(
      String label,
      Account account,
      Optional<Secrets> secrets,
      Instant changedAt,
      Optional<Instant> workedAt,
      Optional<Instant> failedAt,
      Optional<String> failure) {}

  List<Known> list() {
    return database.query("select * from upstream order by label", this::known);
  }

  Optional<Known> find(String label) {
    return database.query("select * from upstream where label = ?", this::known, label).stream()
        .findFirst();
  }

  private Known known(Row row) {
    String label = row.text("label");
    Optional<Secrets> secrets = secrets(row.bytes("secrets"));
    return new Known(
        label,
        account(row),
        secrets,
        row.instant("changed_at"),
        row.maybeInstant("worked_at"),
        row.maybeInstant("failed_at"),
        secrets.isEmpty() ? Optional.of(UNOPENED) : row.maybeText("failure"));
  }

  private Optional<Secrets> secrets(byte[] kept) {
    try {
      return Optional.of(Json.stored(Secrets.class, box.open(kept)));
    } catch (IllegalStateException unopened) {
      return Optional.empty();
    }
  }

  private static Account account(Row row) {
    return Json.stored(Account.class, row.text("settings"));
  }

  /**
   * Keeps somebody, new or changed.
   *
   * @throws Problem 409 when another is asked for one of the uses
   */
  void keep(String label, Account account, Secrets secrets) {
    database.transact(
        statements -> {
          statements.update(
              """
              insert into upstream (label, settings, secrets, changed_at) values (?, ?, ?, ?)
              on conflict (label) do update
                 set settings = excluded.settings, secrets = excluded.secrets,
                     changed_at = excluded.changed_at, failed_at = null, failure = null
              """,
              label,
              Json.text(account),
              box.close(Json.text(secrets)),
              realTime.instant());
          statements.update("delete from upstream_use where label = ?", label);
          for (Use use : account.uses()) {
            if (statements.update(
                    "insert into upstream_use (use, label) values (?, ?) on conflict do nothing",
                    use.name(),
                    label)
                == 0) {
              throw Problem.conflict("Another is asked for %s already.".formatted(use));
            }
          }
        });
  }

  /**
   * @throws Problem 404
   */
  void forget(String label) {
    if (database.update("delete from upstream where label = ?", label) == 0) {
      throw Problem.notFound("upstream", label);
    }
    Optional.ofNullable(open.remove(label)).ifPresent(old -> old.line().close());
  }

  @PreDestroy
  void close() {
    open.values().forEach(one -> one.line().close());
  }
}

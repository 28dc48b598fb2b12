package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.identity.webauthn.KnownCredential;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** The passkeys of local users. Thread-safe. */
@Singleton
class Passkeys {

  static final int MOST = 20;

  private final Database database;
  private final LiveEvents events;

  Passkeys(Database database, LiveEvents events) {
    this.database = database;
    this.events = events;
  }

  /** A passkey with whose it is and what it is verified by. */
  record Held(UUID id, UUID userId, String domain, KnownCredential credential) {
    static Held of(Row row) {
      return new Held(
          row.id("id"),
          row.id("user_id"),
          row.text("domain"),
          new KnownCredential(
              row.bytes("credential_id"),
              row.bytes("credential"),
              row.big("counter"),
              row.flag("backup_eligible")));
    }
  }

  List<Passkey> of(UUID userId) {
    return database.query(
        "select * from passkey where user_id = ? order by created_at, id", Passkey::of, userId);
  }

  /** For an authenticator that is asked for another: it makes none where it has one. */
  List<byte[]> credentialIds(UUID userId) {
    return database.query(
        "select credential_id from passkey where user_id = ? order by created_at, id",
        row -> row.bytes("credential_id"),
        userId);
  }

  /**
   * @throws Problem 409 when the user has too many, or somebody has this one
   */
  Passkey add(UUID userId, String name, String domain, KnownCredential made, Instant now) {
    UUID id = UUID.randomUUID();
    int rows =
        database.update(
            """
            insert into passkey (id, user_id, name, domain, credential_id, credential, counter,
                                 backup_eligible, created_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?
             where (select count(*) from passkey where user_id = ?) < ?
            on conflict (credential_id) do nothing
            """,
            id,
            userId,
            name,
            domain,
            made.id(),
            made.attested(),
            made.counter(),
            made.backupEligible(),
            now,
            userId,
            MOST);
    if (rows == 0) {
      throw Problem.conflict(
          "This passkey is known already, or you have %d: remove one.".formatted(MOST));
    }
    return read(userId, id);
  }

  Passkey rename(UUID userId, UUID id, String name) {
    database.update("update passkey set name = ? where user_id = ? and id = ?", name, userId, id);
    return read(userId, id);
  }

  private Passkey read(UUID userId, UUID id) {
    return database
        .query("select * from passkey where user_id = ? and id = ?", Passkey::of, userId, id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("passkey", id));
  }

  /**
   * Removes one, and ends the user's logins but the one named: a device that was lost may be signed
   * in.
   *
   * @throws Problem 404 when the user has no such passkey
   */
  void remove(UUID userId, UUID id, UUID exceptLogin) {
    database.transact(
        statements -> {
          if (statements.update("delete from passkey where user_id = ? and id = ?", userId, id)
              == 0) {
            throw Problem.notFound("passkey", id);
          }
          LoginSessions.endOthers(statements, userId, exceptLogin);
        });
    events.look();
  }

  /** Removes all, and ends the user's logins. */
  void removeAll(UUID userId) {
    database.transact(
        statements -> {
          statements.update("delete from passkey where user_id = ?", userId);
          LoginSessions.endAll(statements, userId);
        });
    events.look();
  }

  Optional<Held> find(byte[] credentialId) {
    return database
        .query("select * from passkey where credential_id = ?", Held::of, credentialId)
        .stream()
        .findFirst();
  }

  /** Notes a use, unless another one with this counter or a higher one came first. */
  boolean use(UUID id, long counter, Instant now) {
    return database.update(
            "update passkey set counter = ?, last_used_at = ?"
                + " where id = ? and (counter < ? or counter = 0)",
            counter,
            now,
            id,
            counter)
        == 1;
  }
}

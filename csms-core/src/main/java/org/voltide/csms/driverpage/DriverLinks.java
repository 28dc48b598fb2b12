package org.voltide.csms.driverpage;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.store.Database;

/**
 * Links of sessions in the database, one at a time for each. Only SHA-256 of a link is kept, which
 * suffices for random ones: how long a look-up by it takes says nothing about the link.
 * Thread-safe.
 */
@Singleton
class DriverLinks {

  private final Database database;

  DriverLinks(Database database) {
    this.database = database;
  }

  /** The session behind a link, and when that ended. */
  record Linked(UUID session, Optional<Instant> endedAt) {}

  /**
   * Makes a link, in place of the one before; answers the only copy of its secret.
   *
   * @param tenant who makes it: the link holds while the session's site is his
   */
  String make(UUID session, Optional<String> tenant, Instant at) {
    String secret = SecretFile.random();
    database.update(
        """
        insert into driver_link (session_id, digest, made_at, tenant_id) values (?, ?, ?, ?)
        on conflict (session_id) do update
           set digest = excluded.digest, made_at = excluded.made_at, tenant_id = excluded.tenant_id
        """,
        session,
        digest(secret),
        at,
        tenant.orElse(null));
    return secret;
  }

  /** When the session's link was made. */
  Optional<Instant> madeAt(UUID session) {
    return database
        .query(
            "select made_at from driver_link where session_id = ?",
            row -> row.instant("made_at"),
            session)
        .stream()
        .findFirst();
  }

  /** Ends the session's link, if it has one, and that of a driver who signed in. */
  void revoke(UUID session) {
    database.update(
        "update driver_code set link_digest = null, session_id = null where session_id = ?",
        session);
    database.update("delete from driver_link where session_id = ?", session);
  }

  /** Of a link made for the session, or of who signed in. */
  Optional<Linked> behind(String secret) {
    return database
        .query(
            """
            select s.id, s.ended_at from driver_link l
              join charging_session s on s.id = l.session_id
              join site i on i.id = s.site_id
             where l.digest = ? and (l.tenant_id is null or l.tenant_id = i.tenant_id)
             union all
            select s.id, s.ended_at from driver_code c
              join charging_session s on s.id = c.session_id
             where c.link_digest = ?
            """,
            row -> new Linked(row.id("id"), row.maybeInstant("ended_at")),
            digest(secret),
            digest(secret))
        .stream()
        .findFirst();
  }

  static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.voltide.csms.driverpage;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Codes by which drivers sign in with their tokens, one of each token. They are random, 60 bits, so
 * that a quick hash suffices. Thread-safe.
 */
@Singleton
class DriverCodes {

  /** Without those that look alike. */
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Compared with when a token has no code, so that the answer takes as long. */
  private static final PasswordHash NOBODYS = PasswordHash.of(new byte[LENGTH], Cost.STATION);

  private final Database database;

  DriverCodes(Database database) {
    this.database = database;
  }

  private record Kept(UUID token, PasswordHash hash) {
    static Kept of(Row row) {
      return new Kept(row.id("token_id"), new PasswordHash(row.bytes("salt"), row.bytes("hash")));
    }
  }

  /** Makes a code in place of the one before, whose sign-in ends; answers the only copy. */
  String make(UUID token, Instant at) {
    demand(token);
    String code =
        RANDOM
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(LETTERS::charAt)
            .map(String::valueOf)
            .collect(Collectors.joining());
    PasswordHash hash = PasswordHash.of(bytes(code), Cost.STATION);
    database.update(
        """
        insert into driver_code (token_id, salt, hash, made_at) values (?, ?, ?, ?)
        on conflict (token_id) do update
           set salt = excluded.salt, hash = excluded.hash, made_at = excluded.made_at,
               link_digest = null, session_id = null
        """,
        token,
        hash.salt(),
        hash.hash(),
        at);
    return code;
  }

  /** When the token's code was made. */
  Optional<Instant> madeAt(UUID token) {
    demand(token);
    return database
        .query(
            "select made_at from driver_code where token_id = ?",
            row -> row.instant("made_at"),
            token)
        .stream()
        .findFirst();
  }

  /** Ends the token's code, if it has one, and what was opened by it. */
  void revoke(UUID token) {
    demand(token);
    database.update("delete from driver_code where token_id = ?", token);
  }

  /**
   * The accepted token of that value and code; empty alike for a wrong token and a wrong code.
   *
   * @param idToken as OCPP compares it: without regard to case, eMAIDs also with hyphens
   * @param code in any case, with any spaces and hyphens
   */
  Optional<UUID> tokenOf(String idToken, String code) {
    List<Kept> kept =
        database.query(
            """
            select c.* from driver_code c join token t on t.id = c.token_id
             where t.value_key in (lower(?), replace(lower(?), '-', ''))
               and t.status = 'Accepted'
            """,
            Kept::of,
            idToken,
            idToken);
    byte[] given = bytes(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    if (kept.isEmpty()) {
      NOBODYS.matches(given, Cost.STATION);
    }
    return kept.stream()
        .filter(each -> each.hash().matches(given, Cost.STATION))
        .map(Kept::token)
        .findFirst();
  }

  /** The token's session that goes on, or the last one that ended after then. */
  Optional<UUID> session(UUID token, Instant endedAfter) {
    return database
        .query(
            """
            select id from charging_session
             where token_id = ? and (ended_at is null or ended_at > ?)
             order by ended_at is not null, started_at desc limit 1
            """,
            row -> row.id("id"),
            token,
            endedAfter)
        .stream()
        .findFirst();
  }

  /** A link of the session for this token alone, in place of that of the sign-in before. */
  String open(UUID token, UUID session) {
    String secret = SecretFile.random();
    database.update(
        "update driver_code set link_digest = ?, session_id = ? where token_id = ?",
        DriverLinks.digest(secret),
        session,
        token);
    return secret;
  }

  private void demand(UUID token) {
    if (database.query("select from token where id = ?", _ -> true, token).isEmpty()) {
      throw Problem.notFound("token", token);
    }
  }

  private static byte[] bytes(String code) {
    return code.getBytes(StandardCharsets.UTF_8);
  }
}

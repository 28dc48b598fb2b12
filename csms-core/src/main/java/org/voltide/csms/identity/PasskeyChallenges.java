package org.voltide.csms.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * What authenticators are asked to sign: random, each good once, for five minutes, at any node.
 * Strangers ask for them, so each address has few, and all together no more than a table bears; the
 * oldest are forgotten. Thread-safe.
 */
@Singleton
class PasskeyChallenges {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final int MOST_OF_ADDRESS = 50;
  private static final int MOST = 10_000;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  PasskeyChallenges(Database database) {
    this.database = database;
  }

  /**
   * @param userId who adds a passkey, absent at sign-in
   */
  byte[] begin(@Nullable UUID userId, String remote, Instant now) {
    byte[] challenge = new byte[BYTES];
    RANDOM.nextBytes(challenge);
    database.transact(
        statements -> {
          forget(statements, remote, now);
          statements.update(
              "insert into passkey_challenge (challenge, user_id, remote, expires_at)"
                  + " values (?, ?, ?, ?)",
              challenge,
              userId,
              remote,
              now.plus(LIFE));
        });
    return challenge;
  }

  private static void forget(Statements statements, String remote, Instant now) {
    statements.update("delete from passkey_challenge where expires_at <= ?", now);
    statements.update(
        """
        delete from passkey_challenge where challenge in (
          select challenge from passkey_challenge where remote = ?
           order by expires_at desc offset ?)
        """,
        remote,
        MOST_OF_ADDRESS - 1);
    statements.update(
        """
        delete from passkey_challenge where challenge in (
          select challenge from passkey_challenge order by expires_at desc offset ?)
        """,
        MOST - 1);
  }

  /** Whether it was asked, of that user or at sign-in, and not answered yet; used up thereby. */
  boolean take(byte[] challenge, @Nullable UUID userId, Instant now) {
    return database.update(
            "delete from passkey_challenge"
                + " where challenge = ? and user_id is not distinct from ?::uuid"
                + " and expires_at > ?",
            challenge,
            userId,
            now)
        == 1;
  }
}

package org.voltide.csms.stations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Checks what stations present as their password (OCPP 2.1 A00), and keeps what was proposed to
 * them as their next one (A01). A password that was right before is recognised without the costly
 * hash, so that a thousand reconnects cost little; of the costly ones few run at once, so that
 * wrong passwords do not take the processor from everything else.
 */
@ApplicationScoped
public class StationPasswords {

  private static final int MOST_REMEMBERED = 100_000;
  private static final int MOST_PROPOSED = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String STORED =
      """
      select password_salt as salt, password_hash as hash, false as proposed
        from station where id = ? and password_hash is not null
      union all
      select salt, hash, true from password_proposal where station_id = ?
      """;

  private static final String PROPOSE =
      """
      insert into password_proposal (station_id, salt, hash, proposed_at)
      select s.id, ?, ?, ? from station s
       where s.id = ? and (select count(*) from password_proposal p where p.station_id = s.id) < ?
      """;

  private static final String PROMOTE =
      """
      update station s set password_salt = p.salt, password_hash = p.hash
        from password_proposal p
       where s.id = ? and p.station_id = s.id and p.hash = ?
      """;

  /** A password that was right for this stored hash, as a MAC under a key of this process. */
  private record Verified(byte[] storedHash, byte[] mac) {}

  private record Stored(PasswordHash password, boolean proposed) {
    static Stored of(Row row) {
      return new Stored(
          new PasswordHash(row.bytes("salt"), row.bytes("hash")), row.flag("proposed"));
    }
  }

  private final Map<String, Verified> verified = new ConcurrentHashMap<>();
  private final SecretKeySpec macKey = randomKey();

  /** Half the processor, in the order of their coming. */
  final Semaphore checks =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  @Inject Database database;
  @Inject Clock clock;

  /** Too many passwords are being checked; to be tried again later. */
  public static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BusyException() {
      super("too many passwords are being checked");
    }
  }

  /**
   * Whether the password is the station's, or one proposed to it, which from then on is its only
   * one; false also for a station without password and one that is not registered. Blocks.
   *
   * @param password as sent, not necessarily text
   * @throws BusyException when it had to wait too long for others' checks
   */
  public boolean matches(String stationId, byte[] password) {
    List<Stored> all = stored(stationId);
    byte[] mac = mac(password);
    Optional<Stored> right =
        all.stream().filter(one -> isRemembered(stationId, one.password(), mac)).findFirst();
    if (right.isEmpty() && !all.isEmpty()) {
      right = inTurn(() -> matching(all, password));
      right.ifPresent(one -> remember(stationId, new Verified(one.password().hash(), mac)));
    }
    right.filter(Stored::proposed).ifPresent(one -> promote(stationId, one.password()));
    return right.isPresent();
  }

  /** Whether the station may connect with this password; changes nothing. Blocks. */
  public boolean isGood(String stationId, String password) {
    return matching(stored(stationId), password.getBytes(StandardCharsets.UTF_8)).isPresent();
  }

  private List<Stored> stored(String stationId) {
    return database.query(STORED, Stored::of, stationId, stationId);
  }

  private static Optional<Stored> matching(List<Stored> all, byte[] password) {
    return all.stream().filter(one -> one.password().matches(password, Cost.STATION)).findFirst();
  }

  private <T> T inTurn(Supplier<T> check) {
    try {
      if (!checks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return check.get();
    } finally {
      checks.release();
    }
  }

  /**
   * Accepts another password beside the one in force, until the station has used it. Blocks.
   *
   * @throws Problem 409 when several were proposed that the station has not used
   */
  public PasswordHash propose(String stationId, String password) {
    PasswordHash hash = PasswordHash.of(password.getBytes(StandardCharsets.UTF_8), Cost.STATION);
    int added =
        database.update(
            PROPOSE, hash.salt(), hash.hash(), clock.instant(), stationId, MOST_PROPOSED);
    if (added == 0) {
      throw Problem.conflict(
          "Station %s has not used any of %d new passwords yet; set one with PUT."
              .formatted(stationId, MOST_PROPOSED));
    }
    return hash;
  }

  /** Gives up a proposal that the station did not take. */
  public void withdraw(String stationId, PasswordHash proposal) {
    database.update(
        "delete from password_proposal where station_id = ? and hash = ?",
        stationId,
        proposal.hash());
  }

  /**
   * @throws Problem 404 when there is no such station
   */
  public void demandKnown(String stationId) {
    List<Integer> rows =
        database.query(
            "select 1 as one from station where id = ?", row -> row.whole("one"), stationId);
    if (rows.isEmpty()) {
      throw Problem.notFound("station", stationId);
    }
  }

  private void promote(String stationId, PasswordHash used) {
    database.transact(
        statements -> {
          if (statements.update(PROMOTE, stationId, used.hash()) > 0) {
            statements.update("delete from password_proposal where station_id = ?", stationId);
          }
        });
  }

  private boolean isRemembered(String stationId, PasswordHash stored, byte[] mac) {
    Verified before = verified.get(stationId);
    return before != null
        && Arrays.equals(before.storedHash(), stored.hash())
        && MessageDigest.isEqual(before.mac(), mac);
  }

  private void remember(String stationId, Verified right) {
    if (verified.size() >= MOST_REMEMBERED) {
      verified.clear();
    }
    verified.put(stationId, right);
  }

  private byte[] mac(byte[] password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(macKey);
      return mac.doFinal(password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SecretKeySpec randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new SecretKeySpec(key, "HmacSHA256");
  }
}

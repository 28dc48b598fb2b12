package org.voltide.csms.stations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.voltide.csms.platform.PasswordHash;
import org.voltide.csms.platform.PasswordHash.Cost;

/**
 * Checks what stations present as their password (OCPP 2.1 A00). A password that was right before
 * is recognised without the costly hash, so that a thousand reconnects cost little.
 */
@ApplicationScoped
public class StationPasswords {

  private static final int MOST_REMEMBERED = 100_000;

  /** A password that was right for this stored hash, as a MAC under a key of this process. */
  private record Verified(byte[] storedHash, byte[] mac) {}

  private final Map<String, Verified> verified = new ConcurrentHashMap<>();
  private final SecretKeySpec macKey = randomKey();

  @Inject DataSource database;

  /**
   * Whether the password is the station's; false also for a station without password and one that
   * is not registered. Blocks.
   *
   * @param password as sent, not necessarily text
   */
  public boolean matches(String stationId, byte[] password) {
    Optional<PasswordHash> stored = stored(stationId);
    return stored.isPresent() && matches(stationId, stored.get(), password);
  }

  private boolean matches(String stationId, PasswordHash stored, byte[] password) {
    byte[] mac = mac(password);
    Verified before = verified.get(stationId);
    if (before != null
        && Arrays.equals(before.storedHash(), stored.hash())
        && MessageDigest.isEqual(before.mac(), mac)) {
      return true;
    }
    boolean right = stored.matches(password, Cost.STATION);
    if (right) {
      if (verified.size() >= MOST_REMEMBERED) {
        verified.clear();
      }
      verified.put(stationId, new Verified(stored.hash(), mac));
    }
    return right;
  }

  private Optional<PasswordHash> stored(String stationId) {
    String sql =
        "select password_salt, password_hash from station where id = ? and password_hash is not"
            + " null";
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, stationId);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new PasswordHash(row.getBytes(1), row.getBytes(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The password of " + stationId + " cannot be read", e);
    }
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

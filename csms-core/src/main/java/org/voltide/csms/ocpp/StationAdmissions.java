package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.csms.stations.WaitingRoom;
import org.voltide.ocpp.gateway.Admission;
import org.voltide.ocpp.gateway.ConnectionAttempt;

/**
 * Decides who may connect (OCPP 2.1 A00), and makes the newest connection the one that owns its
 * station. Blocks.
 */
@Singleton
final class StationAdmissions {
  private static final Logger LOG = Logger.getLogger(StationAdmissions.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  // Nobody hears the older connection's end any more, and this one may yet end before it opens.
  private static final String TAKE_OVER =
      "update station set connection_epoch = connection_epoch + 1, online = false where id = ?"
          + " returning connection_epoch, boot_status";

  private final DataSource database;
  private final StationPasswords passwords;
  private final BootStates bootStates;
  private final WaitingRoom waitingRoom;

  StationAdmissions(
      DataSource database,
      StationPasswords passwords,
      BootStates bootStates,
      WaitingRoom waitingRoom) {
    this.waitingRoom = waitingRoom;
    this.database = database;
    this.passwords = passwords;
    this.bootStates = bootStates;
  }

  Admission decide(ConnectionAttempt attempt) {
    try {
      if (!exists(attempt.stationId())) {
        waitingRoom.knocked(attempt);
        return new Admission.UnknownStation();
      }
      return isItself(attempt) ? takeOver(attempt.stationId()) : new Admission.WrongCredentials();
    } catch (SQLException | RuntimeException failure) {
      LOG.errorf(failure, "Station %s cannot be admitted now", attempt.stationId());
      return new Admission.Unavailable(RETRY_AFTER);
    }
  }

  private boolean exists(String stationId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select 1 from station where id = ?")) {
      query.setString(1, StorableText.of(stationId));
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The username is the station's identity (A00.FR.204). */
  private boolean isItself(ConnectionAttempt attempt) {
    return attempt
        .credentials()
        .filter(given -> given.username().equals(attempt.stationId()))
        .filter(given -> passwords.matches(attempt.stationId(), given.password()))
        .isPresent();
  }

  private Admission takeOver(String stationId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(TAKE_OVER)) {
      update.setString(1, stationId);
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          return new Admission.UnknownStation();
        }
        bootStates.restore(stationId, row.getString(2));
        return new Admission.Admitted(row.getLong(1));
      }
    }
  }
}

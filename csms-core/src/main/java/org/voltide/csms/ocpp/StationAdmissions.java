package org.voltide.csms.ocpp;

import static org.voltide.ocpp.message.OcppVersion.V1_6;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.voltide.csms.certificates.StationCertificates;
import org.voltide.csms.certificates.StationCertificates.Finding;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.csms.stations.WaitingRoom;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.gateway.Admission;
import org.voltide.ocpp.gateway.ConnectionAttempt;

/**
 * Decides who may connect (OCPP 2.1 A00, A05), and makes the newest connection the one that owns
 * its station. Blocks.
 */
@Singleton
final class StationAdmissions {
  private static final Logger LOG = Logger.getLogger(StationAdmissions.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  // Nobody hears the older connection's end any more, and this one may yet end before it opens.
  private static final String TAKE_OVER =
      "update station set connection_epoch = connection_epoch + 1, online = false, renew_only = ?"
          + " where id = ? returning connection_epoch as epoch, boot_status,"
          + " strict, protocol";

  private static final String REGISTERED =
      """
      select minimum_security_profile as minimum,
             exists (select from guided_procedure p
                      where p.kind = 'THEFT' and p.subject = s.id and p.closed_at is null)
               as is_stolen
        from station s where s.id = ?
      """;

  private final Database database;
  private final StationPasswords passwords;
  private final StationCertificates certificates;
  private final BootStates bootStates;
  private final WaitingRoom waitingRoom;
  private final StolenKnocks stolenKnocks;

  StationAdmissions(
      Database database,
      StationPasswords passwords,
      StationCertificates certificates,
      BootStates bootStates,
      WaitingRoom waitingRoom,
      StolenKnocks stolenKnocks) {
    this.database = database;
    this.passwords = passwords;
    this.certificates = certificates;
    this.bootStates = bootStates;
    this.waitingRoom = waitingRoom;
    this.stolenKnocks = stolenKnocks;
  }

  Admission decide(ConnectionAttempt attempt) {
    return LogContext.station(attempt.stationId()).call(() -> judged(attempt));
  }

  private Admission judged(ConnectionAttempt attempt) {
    try {
      Optional<Registered> registered = registered(attempt.stationId());
      if (registered.isEmpty()) {
        waitingRoom.knocked(attempt);
        return new Admission.UnknownStation();
      }
      return registered.get().isStolen()
          ? stolen(attempt)
          : judge(attempt, registered.get().minimum());
    } catch (StationPasswords.BusyException later) {
      LOG.debugf("Station %s has to wait: %s", attempt.stationId(), later.getMessage());
      return new Admission.Unavailable(RETRY_AFTER);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Station %s cannot be admitted now", attempt.stationId());
      return new Admission.Unavailable(RETRY_AFTER);
    }
  }

  /**
   * What is known of a station before it has proved anything.
   *
   * @param minimum the lowest security profile it may use
   */
  private record Registered(int minimum, boolean isStolen) {
    static Registered of(Row row) {
      return new Registered(row.whole("minimum"), row.flag("is_stolen"));
    }
  }

  private Optional<Registered> registered(String stationId) {
    return database.query(REGISTERED, Registered::of, StorableText.of(stationId)).stream()
        .findFirst();
  }

  /** Whatever it shows; from where it knocks may help to find it. */
  private Admission stolen(ConnectionAttempt attempt) {
    stolenKnocks.knocked(attempt.stationId(), attempt.remote().getHostString());
    return new Admission.WrongCredentials();
  }

  private Admission judge(ConnectionAttempt attempt, int minimum) {
    return switch (attempt.securityProfile()) {
      case 0 ->
          minimum == 0 ? takeOver(attempt.stationId(), false) : new Admission.WrongCredentials();
      case 1, 2 -> isItself(attempt) ? atLeast(minimum, attempt) : new Admission.WrongCredentials();
      default ->
          switch (certificates.judge(attempt.stationId(), attempt.certificates())) {
            case Finding.Own(boolean expired) -> takeOver(attempt.stationId(), expired);
            case Finding.Refused(String reason) -> new Admission.WrongCertificate(reason);
          };
    };
  }

  /** The username is the station's identity (A00.FR.204). */
  private boolean isItself(ConnectionAttempt attempt) {
    return attempt
        .credentials()
        .filter(given -> given.username().equals(attempt.stationId()))
        .filter(given -> passwords.matches(attempt.stationId(), given.password()))
        .isPresent();
  }

  private Admission atLeast(int minimum, ConnectionAttempt attempt) {
    return attempt.securityProfile() < minimum
        ? new Admission.Downgrade(minimum)
        : takeOver(attempt.stationId(), false);
  }

  private Admission takeOver(String stationId, boolean renewOnly) {
    Optional<TakenOver> taken =
        database.query(TAKE_OVER, TakenOver::of, renewOnly, stationId).stream().findFirst();
    if (taken.isEmpty()) {
      return new Admission.UnknownStation();
    }
    bootStates.restore(stationId, taken.get().bootStatus(), renewOnly);
    boolean mayNameTags = taken.get().protocol().filter(V1_6.subprotocol()::equals).isPresent();
    return new Admission.Admitted(
        taken.get().epoch(),
        renewOnly,
        taken.get().strict(),
        mayNameTags ? KnownTags.of(database, stationId) : List.of());
  }

  private record TakenOver(
      long epoch,
      Optional<String> bootStatus,
      Optional<Boolean> strict,
      Optional<String> protocol) {
    static TakenOver of(Row row) {
      return new TakenOver(
          row.big("epoch"),
          row.maybeText("boot_status"),
          row.maybeFlag("strict"),
          row.maybeText("protocol"));
    }
  }
}

package org.voltide.csms.authorities;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.csms.store.Database;

/** Keeps from where lists of roots are fetched, and how that went. Blocks. Thread-safe. */
@Singleton
class RootListSources {
  private static final Duration AGAIN = Duration.ofHours(1);

  private final Database database;
  private final SecurityReports reports;
  private final Clock clock;

  RootListSources(Database database, SecurityReports reports, Clock clock) {
    this.database = database;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * A list that is to be fetched now.
   *
   * @param error why it could not be the last time
   */
  record Due(String ecosystem, String address, int everyHours, Optional<String> error) {}

  /**
   * Has an ecosystem's list be fetched, now for the first time.
   *
   * @throws Problem 404 when nobody is known to sign it
   */
  void set(String ecosystem, String address, int everyHours, String who) {
    int known =
        database.update(
            """
            update root_list
               set address = ?, every_hours = ?, next_fetch_at = ?, fetched_at = null,
                   fetch_error = null
             where ecosystem = ?
            """,
            address,
            everyHours,
            clock.instant(),
            ecosystem);
    demandKnown(known, ecosystem);
    found("RootListAddressSet", "%s by %s: %s".formatted(ecosystem, who, address));
  }

  /**
   * Has it be fetched no more.
   *
   * @throws Problem 404
   */
  void remove(String ecosystem, String who) {
    int known =
        database.update(
            """
            update root_list
               set address = null, every_hours = null, next_fetch_at = null, fetched_at = null,
                   fetch_error = null
             where ecosystem = ?
            """,
            ecosystem);
    demandKnown(known, ecosystem);
    found("RootListAddressSet", "%s by %s: none".formatted(ecosystem, who));
  }

  private static void demandKnown(int known, String ecosystem) {
    if (known == 0) {
      throw Problem.notFound("root list", ecosystem);
    }
  }

  List<Due> due() {
    return database.query(
        "select * from root_list where next_fetch_at <= ? order by next_fetch_at, ecosystem",
        row ->
            new Due(
                row.text("ecosystem"),
                row.text("address"),
                row.whole("every_hours"),
                row.maybeText("fetch_error")),
        clock.instant());
  }

  void worked(Due due) {
    Instant now = clock.instant();
    database.update(
        """
        update root_list set fetched_at = ?, fetch_error = null, next_fetch_at = ?
         where ecosystem = ? and address = ?
        """,
        now,
        now.plus(Duration.ofHours(due.everyHours())),
        due.ecosystem(),
        due.address());
  }

  /** Told to people once for each reason in a row. */
  void failed(Due due, String why) {
    database.update(
        "update root_list set fetch_error = ?, next_fetch_at = ? where ecosystem = ? and address ="
            + " ?",
        why,
        clock.instant().plus(AGAIN),
        due.ecosystem(),
        due.address());
    if (due.error().filter(why::equals).isEmpty()) {
      found("RootListNotFetched", "%s: %s".formatted(due.ecosystem(), why));
    }
  }

  private void found(String type, String text) {
    reports.found(Optional.empty(), type, Severity.WARNING, text);
  }
}

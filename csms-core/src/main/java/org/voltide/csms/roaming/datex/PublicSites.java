package org.voltide.csms.roaming.datex;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

/** Which of the sites that partners see the public reads, too. Thread-safe. */
@Singleton
class PublicSites {
  private final Database database;
  private final PublicDataSettings settings;
  private final Publications publications;

  PublicSites(Database database, PublicDataSettings settings, Publications publications) {
    this.database = database;
    this.settings = settings;
    this.publications = publications;
  }

  /**
   * A site that could be published.
   *
   * @param attendance absent when the public does not read it
   */
  record Candidate(String siteId, String name, Optional<Attendance> attendance) {}

  /** All sites that partners see, by name. */
  List<Candidate> candidates() {
    return database.query(
        "select s.id, s.name, r.attendance from roaming_site r join site s on s.id = r.site_id"
            + " order by s.name, s.id",
        row ->
            new Candidate(
                row.text("id"),
                row.text("name"),
                row.maybeText("attendance").map(Attendance::valueOf)));
  }

  /** Empty when the public does not read it. */
  Optional<Attendance> find(String site) {
    return database
        .query(
            "select r.attendance from site s left join roaming_site r on r.site_id = s.id"
                + " where s.id = ?",
            row -> row.maybeText("attendance").map(Attendance::valueOf),
            site)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("site", site));
  }

  /**
   * @throws Problem 404, 422 when partners do not see it or nobody is said to publish
   */
  void put(String site, Attendance attendance) {
    find(site);
    if (settings.nationalIdentifier().isEmpty()) {
      throw Problem.invalid("/", "Set voltide.public-data.national-identifier first.");
    } else if (write(site, attendance.name()) == 0) {
      throw Problem.invalid(
          "/", "Show site %s to roaming partners first: its address is there.".formatted(site));
    }
  }

  void delete(String site) {
    find(site);
    database.update("update roaming_site set attendance = null where site_id = ?", site);
    publications.forget();
  }

  private int write(String site, String attendance) {
    int written =
        database.update(
            "update roaming_site set attendance = ? where site_id = ?", attendance, site);
    publications.forget();
    return written;
  }
}

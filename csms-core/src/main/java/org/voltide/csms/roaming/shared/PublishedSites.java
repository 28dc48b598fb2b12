package org.voltide.csms.roaming.shared;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

/** Which sites partners see. Thread-safe. */
@Singleton
public class PublishedSites {
  private static final int MOST_OF_ID = 36;

  private final Database database;
  private final Publisher publisher;

  public PublishedSites(Database database, Publisher publisher) {
    this.database = database;
    this.publisher = publisher;
  }

  /** A site that partners see. */
  public record Named(String id, String name, PublishedSite published) {}

  /** All of them by name. */
  public List<Named> all() {
    return database.query(
        "select r.*, s.name from roaming_site r join site s on s.id = r.site_id order by s.name",
        row -> new Named(row.text("site_id"), row.text("name"), PublishedSite.of(row)));
  }

  /** Empty when partners do not see it. */
  public Optional<PublishedSite> find(String site) {
    demand(site);
    return database
        .query("select * from roaming_site where site_id = ?", PublishedSite::of, site)
        .stream()
        .findFirst();
  }

  /**
   * @throws Problem 404, 422 when the site cannot be a location of OCPI
   */
  public void put(String site, PublishedSite published) {
    if (!demand(site)) {
      throw Problem.invalid("/", "Site %s has no coordinates, which OCPI wants.".formatted(site));
    } else if (site.length() > MOST_OF_ID) {
      throw Problem.invalid(
          "/", "The id of site %s is longer than OCPI's %d.".formatted(site, MOST_OF_ID));
    }
    database.update(
        """
        insert into roaming_site values (?, ?, ?, ?, ?, ?, ?)
        on conflict (site_id) do update
           set address = excluded.address, city = excluded.city,
               postal_code = excluded.postal_code, state = excluded.state,
               country = excluded.country, tax_percent = excluded.tax_percent
        """,
        site,
        published.address(),
        published.city(),
        published.postalCode(),
        published.state(),
        published.country(),
        published.taxPercent());
    publisher.wake();
  }

  public void delete(String site) {
    demand(site);
    database.update("delete from roaming_site where site_id = ?", site);
    publisher.wake();
  }

  /** Whether it is known where the site is. */
  private boolean demand(String site) {
    return database
        .query(
            "select latitude is not null and longitude is not null as known from site where id = ?",
            row -> row.flag("known"),
            site)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("site", site));
  }
}

package org.voltide.csms.energy.terms;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/** Terms of sites, in the database. Thread-safe. */
@Singleton
public class TermsStore {

  private final Database database;

  public TermsStore(Database database) {
    this.database = database;
  }

  /** The terms of a site, {@link SiteTerms#NONE} where none were set; empty without such a site. */
  public Optional<SiteTerms> ofSite(String siteId) {
    return database
        .query(
            """
            select coalesce(t.terms::text, '{}') as terms
              from site s left join site_terms t on t.site_id = s.id where s.id = ?
            """,
            row -> Json.stored(SiteTerms.class, row.text("terms")),
            siteId)
        .stream()
        .findFirst();
  }

  void set(String siteId, SiteTerms terms, Instant at) {
    database.update(
        """
        insert into site_terms (site_id, terms, set_at) values (?, ?::jsonb, ?)
        on conflict (site_id) do update set terms = excluded.terms, set_at = excluded.set_at
        """,
        siteId,
        Json.text(terms),
        at);
  }
}

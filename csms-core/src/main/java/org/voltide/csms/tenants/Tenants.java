package org.voltide.csms.tenants;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Where;

/** The tenants and their sites. Thread-safe. */
@Singleton
public class Tenants {

  private final Database database;
  private final Clock clock;
  private final LiveEvents events;

  Tenants(Database database, Clock clock, LiveEvents events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Refuses a name that no tenant has.
   *
   * @param tenant absent for the operator
   * @throws Problem 422 at the pointer
   */
  public void demandAt(String pointer, @Nullable String tenant) {
    if (tenant != null
        && database.query("select from tenant where id = ?", _ -> true, tenant).isEmpty()) {
      throw Problem.invalid(pointer, "There is no tenant %s.".formatted(tenant));
    }
  }

  Page<Tenant> list(PageQuery page) {
    Where where = new Where().and("t.id > ?", page.after(1).map(List::getFirst).orElse(null));
    List<Tenant> rows =
        database.query(
            Tenant.SELECT + where.sql() + " order by t.id limit ?",
            Tenant::of,
            where.values(page.rows()));
    return Page.of(rows, page, tenant -> List.of(tenant.id()));
  }

  Tenant read(String id) {
    return database.query(Tenant.SELECT + " where t.id = ?", Tenant::of, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("tenant", id));
  }

  Tenant create(String id, String name) {
    int rows =
        database.update(
            "insert into tenant (id, name, created_at) values (?, ?, ?) on conflict do nothing",
            id,
            name,
            clock.instant());
    if (rows == 0) {
      throw Problem.conflict("There is already a tenant %s.".formatted(id));
    }
    return read(id);
  }

  Tenant rename(String id, String name) {
    database.update("update tenant set name = ? where id = ?", name, id);
    return read(id);
  }

  /** Its sites are the operator's alone again. */
  void delete(String id) {
    int rows =
        database.update(
            """
            delete from tenant t where id = ?
               and not exists (select from user_account u where u.tenant_id = t.id)
               and not exists (select from api_key k where k.tenant_id = t.id)
            """,
            id);
    if (rows == 0) {
      throw Problem.conflict(
          "Tenant %s has users or keys; remove them first.".formatted(read(id).id()));
    }
    events.whoMayHearChanged();
  }

  Tenant give(String id, String site) {
    read(id);
    int rows =
        database.update(
            "update site set tenant_id = ? where id = ? and coalesce(tenant_id, ?) = ?",
            id,
            site,
            id,
            id);
    if (rows == 0) {
      throw refusal(site);
    }
    events.whoMayHearChanged();
    return read(id);
  }

  private Problem refusal(String site) {
    return database
        .query("select tenant_id from site where id = ?", row -> row.text("tenant_id"), site)
        .stream()
        .findFirst()
        .map(other -> Problem.conflict("Site %s is of tenant %s.".formatted(site, other)))
        .orElseGet(() -> Problem.notFound("site", site));
  }

  Tenant take(String id, String site) {
    int rows =
        database.update(
            "update site set tenant_id = null where id = ? and tenant_id = ?", site, id);
    if (rows == 0) {
      throw Problem.notFound("site of tenant %s with id".formatted(read(id).id()), site);
    }
    events.whoMayHearChanged();
    return read(id);
  }
}

package org.voltide.csms.tenants;

import java.time.Instant;
import java.util.List;
import org.voltide.csms.store.Row;

/**
 * A party that sees its own sites and nothing else: a sub-operator, or who hosts chargers.
 *
 * @param sites the ids of its sites, ascending
 */
record Tenant(String id, String name, Instant createdAt, List<String> sites) {

  static final String SELECT =
      """
      select t.*, array(select s.id from site s where s.tenant_id = t.id order by s.id) as sites
        from tenant t
      """;

  static Tenant of(Row row) {
    return new Tenant(
        row.text("id"), row.text("name"), row.instant("created_at"), row.texts("sites"));
  }
}

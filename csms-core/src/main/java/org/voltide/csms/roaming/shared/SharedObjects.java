package org.voltide.csms.roaming.shared;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.csms.store.Where;

/**
 * Keeps what is shared, and notes in the same transaction which partners have to be told. Partners
 * see what is everybody's and what is theirs. Thread-safe.
 */
@Singleton
public class SharedObjects {
  private static final String PUT =
      """
      insert into roaming_object (kind, id, partner_id, gone, document, last_updated)
      values (?, ?, ?, ?, ?, ?)
      on conflict (kind, id) do update
         set gone = excluded.gone, document = excluded.document,
             last_updated = excluded.last_updated
      """;

  // What waits already is told once, in its newest state.
  private static final String TELL =
      """
      insert into roaming_outbox (partner_id, kind, id, party, queued_at, next_at)
      select p.id, o.kind, o.id, o.party, o.last_updated, o.last_updated
        from roaming_partner p, roaming_object o
       where o.kind = ? and o.id = ?
         and p.state = 'REGISTERED' and p.id = coalesce(o.partner_id, p.id)
         and p.endpoints::jsonb @> jsonb_build_array(
               jsonb_build_object('identifier', ?::text, 'role', 'RECEIVER'))
      on conflict (partner_id, kind, id) do update
         set version = roaming_outbox.version + 1, attempts = 0, error = null,
             next_at = excluded.next_at
      """;

  private final Database database;

  public SharedObjects(Database database) {
    this.database = database;
  }

  /**
   * What a partner asks for.
   *
   * @param party that asks, where each of the partner's sees only its own
   * @param from inclusive
   * @param until exclusive
   */
  public record Filter(
      Kind kind,
      UUID partner,
      @Nullable String party,
      @Nullable Instant from,
      @Nullable Instant until) {

    private Where where() {
      return new Where()
          .and("not gone")
          .and("kind = ?", kind)
          .and("(partner_id is null or partner_id = ?)", partner)
          .and("(partner_id is null or party = ?)", party)
          .and("last_updated >= ?", from)
          .and("last_updated < ?", until);
    }
  }

  /** Of those that a partner may see, in the order of their creation. */
  public List<Shared> page(Filter filter, int offset, int limit) {
    Where where = filter.where();
    return database.query(
        "select * from roaming_object" + where.sql() + " order by number limit ? offset ?",
        Shared::of,
        where.values(limit, offset));
  }

  public long count(Filter filter) {
    Where where = filter.where();
    return database
        .query(
            "select count(*) as found from roaming_object" + where.sql(),
            row -> row.big("found"),
            where.values())
        .getFirst();
  }

  public Optional<Shared> find(Kind kind, String id) {
    return database.inTransaction(statements -> find(statements, kind, id));
  }

  public static Optional<Shared> find(Statements statements, Kind kind, String id) {
    return statements
        .query(
            "select * from roaming_object where kind = ? and lower(id) = lower(?)",
            Shared::of,
            kind.name(),
            id)
        .stream()
        .findFirst();
  }

  /** All of a kind, the oldest first. */
  public static List<Shared> all(Statements statements, Kind kind) {
    return statements.query(
        "select * from roaming_object where kind = ? order by number", Shared::of, kind.name());
  }

  /** Puts it in place of what was there, and has whom it concerns told. */
  public static void put(Statements statements, Shared object) {
    statements.update(
        PUT,
        object.kind().name(),
        object.id(),
        object.partner(),
        object.gone(),
        Json.text(object.document()),
        object.lastUpdated());
    statements.update(TELL, object.kind().name(), object.id(), object.kind().module());
  }

  /**
   * Has a partner told again of everything that it may see.
   *
   * @return how much that is
   */
  public int replay(UUID partner, Kind kind, Instant since, Instant now) {
    return database.update(
        """
        insert into roaming_outbox (partner_id, kind, id, party, queued_at, next_at)
        select ?, kind, id, party, ?, ? from roaming_object
         where kind = ? and last_updated >= ? and (partner_id is null or partner_id = ?)
        on conflict (partner_id, kind, id) do update
           set version = roaming_outbox.version + 1, attempts = 0, error = null,
               next_at = excluded.next_at
        """,
        partner,
        now,
        now,
        kind.name(),
        since,
        partner);
  }
}

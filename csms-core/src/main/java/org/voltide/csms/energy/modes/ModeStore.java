package org.voltide.csms.energy.modes;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.voltide.csms.energy.modes.Mode.Kind;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;

/** Modes, in the database. Thread-safe. */
@Singleton
public class ModeStore {

  private final Database database;

  public ModeStore(Database database) {
    this.database = database;
  }

  /** The modes of a site, the weakest first: always one objective. */
  public List<Mode> ofSite(String siteId) {
    List<Mode> modes =
        new ArrayList<>(
            database.query(
                "select mode::text as mode from site_mode where site_id = ?",
                row -> Json.stored(Mode.class, row.text("mode")),
                siteId));
    return ordered(modes);
  }

  /** The modes that a site would have after {@link #set}. */
  public List<Mode> ofSiteWith(String siteId, Mode mode) {
    List<Mode> modes = new ArrayList<>(ofSite(siteId));
    modes.removeIf(before -> replaces(mode.kind(), before.kind()));
    modes.add(mode);
    return ordered(modes);
  }

  private static List<Mode> ordered(List<Mode> modes) {
    if (modes.stream().noneMatch(mode -> mode.kind().isObjective())) {
      modes.add(new Mode.Cost());
    }
    modes.sort(Comparator.comparing(Mode::precedence).thenComparing(Mode::kind));
    return modes;
  }

  private static boolean replaces(Kind kind, Kind before) {
    return kind == before || (kind.isObjective() && before.isObjective());
  }

  /** The modes of a site's sessions that go on and have one. */
  public Map<UUID, Mode> ofSessions(String siteId) {
    Map<UUID, Mode> modes = new HashMap<>();
    database
        .query(
            """
            select m.session_id, m.mode::text as mode
              from session_mode m join charging_session s on s.id = m.session_id
             where s.site_id = ? and s.ended_at is null
            """,
            row -> Map.entry(row.id("session_id"), Json.stored(Mode.class, row.text("mode"))),
            siteId)
        .forEach(entry -> modes.put(entry.getKey(), entry.getValue()));
    return modes;
  }

  Optional<Mode> ofSession(UUID session) {
    return database
        .query(
            "select mode::text as mode from session_mode where session_id = ?",
            row -> Json.stored(Mode.class, row.text("mode")),
            session)
        .stream()
        .findFirst();
  }

  /** Sets a mode of a site in place of the one of its kind; an objective replaces the other. */
  void set(String siteId, Mode mode, Instant at) {
    database.transact(
        statements -> {
          List<String> replaced =
              Stream.of(Kind.values())
                  .filter(kind -> replaces(mode.kind(), kind))
                  .map(Kind::name)
                  .toList();
          statements.update(
              "delete from site_mode where site_id = ? and kind = any(?)",
              siteId,
              replaced.toArray(String[]::new));
          statements.update(
              "insert into site_mode (site_id, kind, mode, set_at) values (?, ?, ?::jsonb, ?)",
              siteId,
              mode.kind().name(),
              Json.text(mode),
              at);
        });
  }

  void clear(String siteId, Kind kind) {
    database.update("delete from site_mode where site_id = ? and kind = ?", siteId, kind.name());
  }

  void set(UUID session, Mode mode, Instant at) {
    database.update(
        """
        insert into session_mode (session_id, mode, set_at) values (?, ?::jsonb, ?)
        on conflict (session_id) do update set mode = excluded.mode, set_at = excluded.set_at
        """,
        session,
        Json.text(mode),
        at);
  }

  void clear(UUID session) {
    database.update("delete from session_mode where session_id = ?", session);
  }

  boolean isSite(String siteId) {
    return !database
        .query("select id from site where id = ?", row -> row.text("id"), siteId)
        .isEmpty();
  }

  /** The site of a session that goes on. */
  Optional<String> siteOf(UUID session) {
    return database
        .query(
            "select site_id from charging_session where id = ? and ended_at is null",
            row -> row.text("site_id"),
            session)
        .stream()
        .findFirst();
  }
}

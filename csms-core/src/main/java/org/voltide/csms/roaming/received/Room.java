package org.voltide.csms.roaming.received;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.store.Statements;

/**
 * How much room what a partner tells us may take, so that none fills our disk.
 *
 * @param mostObjects of each kind
 * @param mostBytes of all documents of a partner
 */
record Room(int mostObjects, long mostBytes) {
  private static final int MEGABYTE = 1_000_000;

  /** There is none. */
  static final class Full extends RuntimeException {
    Full(String message) {
      super(message);
    }
  }

  /** What a partner has of its room, the kinds in their order. */
  static List<Taken> taken(Statements statements, UUID partner) {
    return statements.query(
        "select * from roaming_received_size where partner_id = ? order by kind",
        Taken::of,
        partner);
  }

  /** Counts something that was refused. */
  static void refused(Statements statements, UUID partner, Kind kind, Instant now) {
    statements.update(
        """
        insert into roaming_received_size values (?, ?, 0, 0, 1, ?)
        on conflict (partner_id, kind) do update
           set refused = roaming_received_size.refused + 1, refused_at = excluded.refused_at
        """,
        partner,
        kind.name(),
        now);
  }

  /**
   * Counts what was written or deleted.
   *
   * @throws Full when there is no room for it; then the transaction is to be undone
   */
  void take(Statements statements, UUID partner, Kind kind, int objects, long bytes) {
    statements.update(
        """
        insert into roaming_received_size values (?, ?, ?, ?)
        on conflict (partner_id, kind) do update
           set objects = roaming_received_size.objects + excluded.objects,
               bytes = roaming_received_size.bytes + excluded.bytes
        """,
        partner,
        kind.name(),
        objects,
        bytes);
    if (bytes > 0) {
      demand(statements, partner, kind);
    }
  }

  private void demand(Statements statements, UUID partner, Kind kind) {
    List<Taken> taken = taken(statements, partner);
    if (taken.stream().anyMatch(t -> t.kind() == kind && t.objects() > mostObjects)) {
      throw new Full(
          "There is no room: no more than %d %s of yours are kept."
              .formatted(mostObjects, kind.module()));
    } else if (taken.stream().mapToLong(Taken::bytes).sum() > mostBytes) {
      throw new Full(
          "There is no room: no more than %d MB of yours are kept."
              .formatted(mostBytes / MEGABYTE));
    }
  }
}

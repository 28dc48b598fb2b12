package org.voltide.csms.roaming.received;

import java.util.UUID;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * How much room what a partner tells us may take, so that none fills our disk.
 *
 * @param mostBytes of all documents of a partner
 */
record Room(long mostBytes) {
  private static final int MOST_OBJECTS = 200_000;
  private static final int MEGABYTE = 1_000_000;

  private record Taken(String kind, long objects, long bytes) {
    static Taken of(Row row) {
      return new Taken(row.text("kind"), row.big("objects"), row.big("bytes"));
    }
  }

  /**
   * Counts what was written or deleted.
   *
   * @throws OcpiFault when there is no room for it; then the transaction is to be undone
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
    var taken =
        statements.query(
            "select * from roaming_received_size where partner_id = ?", Taken::of, partner);
    if (taken.stream().anyMatch(t -> t.kind().equals(kind.name()) && t.objects() > MOST_OBJECTS)) {
      throw OcpiFault.invalid(
          "No more than %d %s of yours are kept.".formatted(MOST_OBJECTS, kind.module()));
    } else if (taken.stream().mapToLong(Taken::bytes).sum() > mostBytes) {
      throw OcpiFault.invalid(
          "No more than %d MB of yours are kept.".formatted(mostBytes / MEGABYTE));
    }
  }
}

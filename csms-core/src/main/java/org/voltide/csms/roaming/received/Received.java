package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;
import org.voltide.csms.store.Row;

/**
 * Something of a partner in its newest state.
 *
 * @param number grows in the order in which things were first received
 * @param party whose it is, as NL*ABC
 * @param version of OCPI that the document is in
 * @param document as the partner wrote it
 * @param lastUpdated by the partner's clock
 * @param erased whether its driver was: nothing new is kept of it
 */
public record Received(
    long number,
    UUID partnerId,
    Kind kind,
    String party,
    String id,
    String version,
    JsonNode document,
    Instant lastUpdated,
    Instant receivedAt,
    boolean erased) {

  static Received of(Row row) {
    // As exact as it was written: amounts are no floating point numbers.
    JsonNode document =
        OcpiVersion.of(row.text("version"))
            .map(Wire::of)
            .orElseThrow()
            .parse(row.text("document").getBytes(StandardCharsets.UTF_8));
    return new Received(
        row.big("number"),
        row.id("partner_id"),
        Kind.valueOf(row.text("kind")),
        row.text("party"),
        row.text("id"),
        row.text("version"),
        document,
        row.instant("last_updated"),
        row.instant("received_at"),
        row.flag("erased"));
  }
}

package org.voltide.csms.files;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.store.Row;

/**
 * A file and, once it was received, its content.
 *
 * @param name as people see it
 */
public record StoredFile(UUID id, Kind kind, String name, Optional<Content> content) {

  /** What a file is for. */
  public enum Kind {
    /** Fetched by stations. */
    FIRMWARE,
    /** Delivered by stations. */
    LOG
  }

  /**
   * @param key its file name in the data directory
   * @param size bytes
   * @param sha256 hexadecimal
   * @param md5 hexadecimal, which OCPP's PublishFirmware asks for
   */
  public record Content(UUID key, long size, String sha256, String md5, Instant receivedAt) {}

  static StoredFile of(Row row) {
    return new StoredFile(
        row.id("id"),
        Kind.valueOf(row.text("kind")),
        row.text("name"),
        row.maybeId("content")
            .map(
                key ->
                    new Content(
                        key,
                        row.big("size"),
                        row.text("sha256"),
                        row.text("md5"),
                        row.instant("received_at"))));
  }
}

package org.voltide.csms.firmware;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A firmware image, as the API shows it.
 *
 * @param size bytes; absent like the digests until it has been uploaded
 * @param signingCertificate PEM, handed to stations with the signature (L01); both or neither
 * @param signature Base64
 */
public record FirmwareImage(
    UUID id,
    String name,
    String version,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String md5,
    @Nullable String signingCertificate,
    @Nullable String signature,
    Instant createdAt,
    @Nullable Instant receivedAt) {
  static final String SELECT =
      "select i.id, i.name, i.version, f.size, f.sha256, f.md5, i.signing_certificate,"
          + " i.signature, i.created_at, f.received_at"
          + " from firmware i join stored_file f on f.id = i.id";

  static FirmwareImage of(Row row) {
    return new FirmwareImage(
        row.id("id"),
        row.text("name"),
        row.text("version"),
        row.maybeText("sha256").isPresent() ? row.big("size") : null,
        row.maybeText("sha256").orElse(null),
        row.maybeText("md5").orElse(null),
        row.maybeText("signing_certificate").orElse(null),
        row.maybeText("signature").orElse(null),
        row.instant("created_at"),
        row.maybeInstant("received_at").orElse(null));
  }

  @JsonIgnore
  boolean isHere() {
    return receivedAt != null;
  }
}

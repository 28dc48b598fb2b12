package org.voltide.csms.stations;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Table {@code connector}; the status belongs to the station's lane. */
@Entity
class Connector {

  @Embeddable
  record Key(String stationId, int evseId, int id) {}

  @EmbeddedId Key key;
  @Nullable String type;

  @Column(insertable = false, updatable = false)
  String status = "Unavailable";

  @Column(insertable = false, updatable = false)
  @Nullable Instant statusAt;
}

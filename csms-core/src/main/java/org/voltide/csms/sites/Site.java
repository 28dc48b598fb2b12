package org.voltide.csms.sites;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code site}. */
@Entity
class Site {

  @Id String id;
  String name;
  @Nullable Double latitude;
  @Nullable Double longitude;
  String timeZone;

  @Column(name = "import_limit_w")
  double importLimitW;

  @Column(name = "export_limit_w")
  double exportLimitW;

  @Column(name = "base_load_w")
  double baseLoadW;

  Instant createdAt;

  SiteFields fields() {
    return new SiteFields(
        id, name, latitude, longitude, timeZone, importLimitW, exportLimitW, baseLoadW);
  }

  void set(SiteFields fields) {
    id = fields.id();
    name = fields.name();
    latitude = fields.latitude();
    longitude = fields.longitude();
    timeZone = fields.timeZone();
    importLimitW = fields.importLimitW();
    exportLimitW = fields.exportLimitW();
    baseLoadW = Optional.ofNullable(fields.baseLoadW()).orElse(0d);
  }
}

package org.voltide.csms.stations;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.PasswordHash;

/** Table {@code station}. What the station says about itself belongs to its lane. */
@Entity
class Station {

  @Id String id;
  String siteId;
  String name;
  byte @Nullable [] passwordSalt;
  byte @Nullable [] passwordHash;
  boolean acceptsNegativeLimits;
  boolean dynamicProfiles;
  boolean steered = true;
  @Nullable Boolean strict;
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  boolean online;

  @Column(insertable = false, updatable = false)
  @Nullable String bootStatus;

  @Column(insertable = false, updatable = false)
  @Nullable String vendor;

  @Column(insertable = false, updatable = false)
  @Nullable String model;

  @Column(insertable = false, updatable = false)
  @Nullable String serialNumber;

  @Column(insertable = false, updatable = false)
  @Nullable String firmwareVersion;

  @Column(insertable = false, updatable = false)
  @Nullable String protocol;

  @Column(insertable = false, updatable = false)
  @Nullable Integer securityProfile;

  @Column(insertable = false, updatable = false)
  int minimumSecurityProfile = 1;

  @Column(insertable = false, updatable = false)
  @Nullable Instant connectedAt;

  @Column(insertable = false, updatable = false)
  @Nullable Instant lastSeenAt;

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
  @JoinColumn(name = "stationId", insertable = false, updatable = false)
  @OrderBy("key.id")
  List<Evse> evses = new ArrayList<>();

  void set(PasswordHash hash) {
    passwordSalt = hash.salt();
    passwordHash = hash.hash();
  }

  StationFields fields() {
    return new StationFields(
        id,
        name,
        siteId,
        acceptsNegativeLimits,
        dynamicProfiles,
        steered,
        strict,
        null,
        evses.stream()
            .map(
                evse ->
                    new StationFields.EvseFields(
                        evse.key.id(),
                        evse.current,
                        evse.phases,
                        evse.maxChargeW,
                        evse.maxDischargeW,
                        evse.connectors.stream()
                            .map(c -> new StationFields.ConnectorFields(c.key.id(), c.type))
                            .toList()))
            .toList());
  }

  RegisteredStation registered() {
    Map<StationColumn, String> told = new EnumMap<>(StationColumn.class);
    Optional.ofNullable(vendor).ifPresent(it -> told.put(StationColumn.VENDOR, it));
    Optional.ofNullable(model).ifPresent(it -> told.put(StationColumn.MODEL, it));
    Optional.ofNullable(serialNumber).ifPresent(it -> told.put(StationColumn.SERIAL_NUMBER, it));
    Optional.ofNullable(firmwareVersion).ifPresent(it -> told.put(StationColumn.FIRMWARE, it));
    return new RegisteredStation(fields(), minimumSecurityProfile, told);
  }

  /** All but password and EVSEs. */
  void set(StationFields fields) {
    id = fields.id();
    name = Optional.ofNullable(fields.name()).orElse(fields.id());
    siteId = fields.siteId();
    acceptsNegativeLimits = Optional.ofNullable(fields.acceptsNegativeLimits()).orElse(false);
    dynamicProfiles = Optional.ofNullable(fields.dynamicProfiles()).orElse(false);
    steered = Optional.ofNullable(fields.steered()).orElse(steered);
    strict = fields.strict();
  }
}

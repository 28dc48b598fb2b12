package org.voltide.csms.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Allowance;
import org.voltide.csms.authorization.StoredTariff;

/** Table {@code token}. */
@Entity
class Token {

  @Id UUID id;
  String idToken;
  String type;
  @Nullable String holder;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  TokenFields.Status status;

  @Nullable UUID vehicleId;
  @Nullable Double targetSocPercent;
  @Nullable LocalTime departureTime;
  boolean maySupplyGrid;
  @Nullable String groupId;
  boolean masterPass;
  @Nullable Instant validFrom;
  @Nullable Instant validUntil;
  @Nullable String language;
  @Nullable String personalMessage;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable Allowance allowance;

  @Nullable String tariff;

  Instant createdAt;

  TokenFields fields() {
    return new TokenFields(
        idToken,
        type,
        holder,
        status,
        vehicleId,
        targetSocPercent,
        departureTime,
        maySupplyGrid,
        groupId,
        masterPass,
        validFrom,
        validUntil,
        language,
        personalMessage,
        allowance,
        tariff == null ? null : StoredTariff.json(tariff));
  }

  void set(TokenFields fields) {
    idToken = fields.idToken();
    type = fields.type();
    holder = fields.holder();
    status = Optional.ofNullable(fields.status()).orElse(TokenFields.Status.Accepted);
    vehicleId = fields.vehicleId();
    targetSocPercent = fields.targetSocPercent();
    departureTime = fields.departureTime();
    maySupplyGrid = Optional.ofNullable(fields.maySupplyGrid()).orElse(true);
    groupId = fields.groupId();
    masterPass = Optional.ofNullable(fields.masterPass()).orElse(false);
    validFrom = fields.validFrom();
    validUntil = fields.validUntil();
    language = fields.language();
    personalMessage = fields.personalMessage();
    allowance = fields.allowance();
    tariff = fields.tariff() == null ? null : fields.tariff().toString();
  }
}

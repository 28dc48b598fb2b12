package org.voltide.csms.transactions;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charging session: one OCPP transaction as far as it has been told.
 *
 * @param evseId absent until the station names it, which it does once (OCPP 2.1 E03)
 * @param startedAt the earliest event known
 * @param state the newest charging state by sequence number
 */
@RecordBuilder
public record Session(
    UUID id,
    String stationId,
    String transactionId,
    String siteId,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    @Nullable Bearer bearer,
    @Nullable Integer remoteStartId,
    Instant startedAt,
    @Nullable Ending ending,
    @Nullable State state,
    SeqNos seqNos,
    Flow flow)
    implements SessionBuilder.With {

  /**
   * Who charges: the token of the lowest sequence number, because a later one may only stop.
   *
   * @param tokenId absent when the token is not registered
   */
  public record Bearer(
      long seqNo, String idToken, String type, @Nullable UUID tokenId, @Nullable UUID vehicleId) {}

  public record Ending(long seqNo, Instant at, @Nullable String reason) {}

  public record State(long seqNo, String chargingState) {}
}

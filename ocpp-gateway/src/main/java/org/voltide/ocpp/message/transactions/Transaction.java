package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * What an event says about its transaction.
 *
 * @param transactionId made by the station, unique there
 * @param timeSpentCharging seconds that energy flowed
 * @param stoppedReason only when it ended
 * @param remoteStartId of the request that started it
 * @param operationMode of the charging profile in force (OCPP 2.1)
 */
@RecordBuilder
public record Transaction(
    @MaxLength(36) String transactionId,
    @Nullable ChargingState chargingState,
    @Nullable Integer timeSpentCharging,
    @Nullable StopReason stoppedReason,
    @Nullable Integer remoteStartId,
    @Since(V2_1) @Nullable OperationMode operationMode,
    @Since(V2_1) @Nullable @MaxLength(60) String tariffId,
    @Since(V2_1) @Nullable TransactionLimit transactionLimit,
    @Nullable CustomData customData) {}

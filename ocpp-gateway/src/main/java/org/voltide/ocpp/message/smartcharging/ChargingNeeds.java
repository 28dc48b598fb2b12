package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.EnergyTransferMode;

/**
 * What a car wants and can do (OCPP 2.x K15; 2.1 K18, Q01).
 *
 * @param requestedEnergyTransfer the mode in use
 * @param v2xChargingParameters with ISO 15118-20, also for cars that only charge
 * @param controlMode who follows whose schedule
 * @param departureTime when the driver wants to leave
 */
@RecordBuilder
public record ChargingNeeds(
    EnergyTransferMode requestedEnergyTransfer,
    @Nullable ACChargingParameters acChargingParameters,
    @Since(V2_1) @Nullable DERChargingParameters derChargingParameters,
    @Since(V2_1) @Nullable EVEnergyOffer evEnergyOffer,
    @Nullable DCChargingParameters dcChargingParameters,
    @Since(V2_1) @Nullable V2XChargingParameters v2xChargingParameters,
    @Since(V2_1) @Nullable @Items(min = 1) List<EnergyTransferMode> availableEnergyTransfer,
    @Since(V2_1) @Nullable ControlMode controlMode,
    @Since(V2_1) @Nullable MobilityNeedsMode mobilityNeedsMode,
    @Nullable Instant departureTime,
    @Nullable CustomData customData) {}

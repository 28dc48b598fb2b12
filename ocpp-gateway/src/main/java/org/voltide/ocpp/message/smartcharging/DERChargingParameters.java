package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * What a car's inverter can do for the grid (ISO 15118-20 AMD1).
 *
 * @param evOverExcitedMaxDischargePower W
 * @param evUnderExcitedMaxDischargePower W
 * @param maxApparentPower VA
 * @param maxChargeApparentPower VA
 * @param maxDischargeApparentPower VA
 * @param maxChargeReactivePower var
 * @param minChargeReactivePower var
 * @param maxDischargeReactivePower var
 * @param minDischargeReactivePower var
 * @param nominalVoltage V
 * @param nominalVoltageOffset V
 * @param evIslandingTripTime seconds
 * @param evMaximumLevel1DCInjection A
 * @param evDurationLevel1DCInjection seconds
 * @param evMaximumLevel2DCInjection A
 * @param evDurationLevel2DCInjection seconds
 * @param evReactiveSusceptance S
 * @param evSessionTotalDischargeEnergyAvailable Wh
 */
@Since(V2_1)
@RecordBuilder
public record DERChargingParameters(
    @Nullable @Items(min = 1) List<DERControlType> evSupportedDERControl,
    @Nullable Double evOverExcitedMaxDischargePower,
    @Nullable Double evOverExcitedPowerFactor,
    @Nullable Double evUnderExcitedMaxDischargePower,
    @Nullable Double evUnderExcitedPowerFactor,
    @Nullable Double maxApparentPower,
    @Nullable Double maxChargeApparentPower,
    @Nullable Double maxChargeApparentPower_L2,
    @Nullable Double maxChargeApparentPower_L3,
    @Nullable Double maxDischargeApparentPower,
    @Nullable Double maxDischargeApparentPower_L2,
    @Nullable Double maxDischargeApparentPower_L3,
    @Nullable Double maxChargeReactivePower,
    @Nullable Double maxChargeReactivePower_L2,
    @Nullable Double maxChargeReactivePower_L3,
    @Nullable Double minChargeReactivePower,
    @Nullable Double minChargeReactivePower_L2,
    @Nullable Double minChargeReactivePower_L3,
    @Nullable Double maxDischargeReactivePower,
    @Nullable Double maxDischargeReactivePower_L2,
    @Nullable Double maxDischargeReactivePower_L3,
    @Nullable Double minDischargeReactivePower,
    @Nullable Double minDischargeReactivePower_L2,
    @Nullable Double minDischargeReactivePower_L3,
    @Nullable Double nominalVoltage,
    @Nullable Double nominalVoltageOffset,
    @Nullable Double maxNominalVoltage,
    @Nullable Double minNominalVoltage,
    @Nullable @MaxLength(50) String evInverterManufacturer,
    @Nullable @MaxLength(50) String evInverterModel,
    @Nullable @MaxLength(50) String evInverterSerialNumber,
    @Nullable @MaxLength(50) String evInverterSwVersion,
    @Nullable @MaxLength(50) String evInverterHwVersion,
    @Nullable @Items(min = 1) List<IslandingDetection> evIslandingDetectionMethod,
    @Nullable Double evIslandingTripTime,
    @Nullable Double evMaximumLevel1DCInjection,
    @Nullable Double evDurationLevel1DCInjection,
    @Nullable Double evMaximumLevel2DCInjection,
    @Nullable Double evDurationLevel2DCInjection,
    @Nullable Double evReactiveSusceptance,
    @Nullable Double evSessionTotalDischargeEnergyAvailable,
    @Nullable CustomData customData) {}

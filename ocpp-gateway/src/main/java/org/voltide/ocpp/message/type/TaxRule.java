package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/** Which prices of a schedule a tax applies to (ISO 15118-20). */
@Since(V2_1)
@RecordBuilder
public record TaxRule(
    @Min(0) int taxRuleID,
    boolean appliesToEnergyFee,
    boolean appliesToParkingFee,
    boolean appliesToOverstayFee,
    boolean appliesToMinimumMaximumCost,
    RationalNumber taxRate,
    @Nullable @MaxLength(100) String taxRuleName,
    @Nullable Boolean taxIncludedInPrice,
    @Nullable CustomData customData) {}

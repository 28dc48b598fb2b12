package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One part of the grid-support settings asked for (OCPP 2.1 R04).
 *
 * @param tbc whether more parts follow
 */
@Since(V2_1)
@RecordBuilder
public record ReportDERControlRequest(
    int requestId,
    @Nullable @Items(min = 1, max = 24) List<DERCurveGet> curve,
    @Nullable @Items(min = 1, max = 24) List<EnterServiceGet> enterService,
    @Nullable @Items(min = 1, max = 24) List<FixedPFGet> fixedPFAbsorb,
    @Nullable @Items(min = 1, max = 24) List<FixedPFGet> fixedPFInject,
    @Nullable @Items(min = 1, max = 24) List<FixedVarGet> fixedVar,
    @Nullable @Items(min = 1, max = 24) List<FreqDroopGet> freqDroop,
    @Nullable @Items(min = 1, max = 24) List<GradientGet> gradient,
    @Nullable @Items(min = 1, max = 24) List<LimitMaxDischargeGet> limitMaxDischarge,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<ReportDERControlResponse> {}

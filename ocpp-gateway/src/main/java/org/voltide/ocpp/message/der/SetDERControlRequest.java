package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/** DOC */
@Since(V2_1)
@RecordBuilder
public record SetDERControlRequest(
    boolean isDefault,
    @MaxLength(36) String controlId,
    DERControlType controlType,
    @Nullable DERCurve curve,
    @Nullable EnterService enterService,
    @Nullable FixedPF fixedPFAbsorb,
    @Nullable FixedPF fixedPFInject,
    @Nullable FixedVar fixedVar,
    @Nullable FreqDroop freqDroop,
    @Nullable Gradient gradient,
    @Nullable LimitMaxDischarge limitMaxDischarge,
    @Nullable CustomData customData)
    implements Request<SetDERControlResponse> {}

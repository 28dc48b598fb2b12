package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * Gives a station a grid-support setting (OCPP 2.1 R01–R04); exactly the one component that {@code
 * controlType} names is present.
 *
 * @param isDefault whether it holds always, or only for its start time and duration
 * @param controlId chosen by the CSMS
 */
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

package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How a station reaches a CSMS.
 *
 * @param messageTimeout seconds to wait for an answer
 * @param securityProfile 0 to 3 (OCPP 2.x A00)
 */
@RecordBuilder
public record NetworkConnectionProfile(
    OCPPInterface ocppInterface,
    OCPPTransport ocppTransport,
    int messageTimeout,
    @MaxLength(value = 2000, v201 = 512) String ocppCsmsUrl,
    @Min(value = 0, since = V2_1) int securityProfile,
    @Nullable Apn apn,
    @RequiredIn(V2_0_1) @Nullable OCPPVersion ocppVersion,
    @Since(V2_1) @Nullable @MaxLength(48) String identity,
    @Since(V2_1) @Nullable @MaxLength(64) String basicAuthPassword,
    @Nullable Vpn vpn,
    @Nullable CustomData customData) {}

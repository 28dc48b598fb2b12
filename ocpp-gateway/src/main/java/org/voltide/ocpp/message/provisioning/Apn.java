package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How a station reaches its mobile network.
 *
 * @param preferredNetwork mobile country and network code
 * @param simPin the PIN of the SIM card
 */
@RecordBuilder
public record Apn(
    @MaxLength(value = 2000, v201 = 512) String apn,
    APNAuthentication apnAuthentication,
    @Nullable @MaxLength(value = 50, v201 = 20) String apnUserName,
    @Nullable @MaxLength(value = 64, v201 = 20) String apnPassword,
    @Nullable Integer simPin,
    @Nullable @MaxLength(6) String preferredNetwork,
    @Nullable Boolean useOnlyPreferredNetwork,
    @Nullable CustomData customData) {}

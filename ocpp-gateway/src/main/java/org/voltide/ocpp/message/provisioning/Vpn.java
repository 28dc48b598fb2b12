package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/** The virtual private network a station connects through. */
public record Vpn(
    @MaxLength(value = 2000, v201 = 512) String server,
    @MaxLength(value = 50, v201 = 20) String user,
    @MaxLength(value = 64, v201 = 20) String password,
    @MaxLength(255) String key,
    VpnProtocol type,
    @Nullable @MaxLength(value = 50, v201 = 20) String group,
    @Nullable CustomData customData) {}

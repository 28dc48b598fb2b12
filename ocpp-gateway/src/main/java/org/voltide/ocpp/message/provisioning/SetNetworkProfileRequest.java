package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Stores a network profile in a slot of the station (OCPP 2.x B09). */
public record SetNetworkProfileRequest(
    int configurationSlot, NetworkConnectionProfile connectionData, @Nullable CustomData customData)
    implements Request<SetNetworkProfileResponse> {}

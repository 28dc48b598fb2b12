package org.voltide.ocpp.message.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Reads variables (OCPP 2.x B06); how many fit one message is the station's {@code
 * ItemsPerMessage}.
 */
public record GetVariablesRequest(
    @Items(min = 1) List<GetVariableData> getVariableData, @Nullable CustomData customData)
    implements Request<GetVariablesResponse> {}

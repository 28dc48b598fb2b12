package org.voltide.ocpp.message.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Writes variables (OCPP 2.x B05); how many fit one message is the station's {@code
 * ItemsPerMessage}.
 */
public record SetVariablesRequest(
    @Items(min = 1) List<SetVariableData> setVariableData, @Nullable CustomData customData)
    implements Request<SetVariablesResponse> {}

package org.voltide.ocpp.message.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetVariablesRequest(
    @Items(min = 1) List<GetVariableData> getVariableData, @Nullable CustomData customData)
    implements Request<GetVariablesResponse> {}

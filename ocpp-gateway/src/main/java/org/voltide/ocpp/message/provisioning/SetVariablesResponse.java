package org.voltide.ocpp.message.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** One result per variable asked for. */
public record SetVariablesResponse(
    @Items(min = 1) List<SetVariableResult> setVariableResult, @Nullable CustomData customData)
    implements Response {}

package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.CustomData;

/** Asks for chosen components and variables (OCPP 2.x B08). */
@RecordBuilder
public record GetReportRequest(
    int requestId,
    @Nullable @Items(min = 1) List<ComponentVariable> componentVariable,
    @Nullable @Items(min = 1, max = 4) List<ComponentCriterion> componentCriteria,
    @Nullable CustomData customData)
    implements Request<GetReportResponse> {}

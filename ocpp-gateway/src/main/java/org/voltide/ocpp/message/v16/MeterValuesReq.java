package org.voltide.ocpp.message.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/**
 * What a meter said (OCPP 1.6 4.7).
 *
 * @param connectorId 0 for the main meter
 */
public record MeterValuesReq(
    int connectorId, @Nullable Integer transactionId, List<SampleSet> meterValue)
    implements Request<MeterValuesConf> {}

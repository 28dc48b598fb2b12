package org.voltide.csms.metering;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.metering.MeterValuesResponse;

/** Answers MeterValues once its station's lane has committed it (OCPP 2.1 J01). */
@Singleton
final class MeterValuesHandler
    implements StationMessageHandler<MeterValuesRequest, MeterValuesResponse> {
  private final Lanes lanes;
  private final StationSamples samples;

  MeterValuesHandler(Lanes lanes, StationSamples samples) {
    this.lanes = lanes;
    this.samples = samples;
  }

  @Override
  public Class<MeterValuesRequest> request() {
    return MeterValuesRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<MeterValuesResponse> handle(
      StationConnection connection, MeterValuesRequest request) {
    return lanes.submit(samples, connection.stationId(), connection.epoch(), request);
  }
}

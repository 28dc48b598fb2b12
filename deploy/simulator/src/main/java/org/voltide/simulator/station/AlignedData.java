package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.time.Timeline;

/** Readings at round times of the clock, whether or not somebody charges (OCPP 2.1 J01, J02). */
final class AlignedData {
  private static final Key ENABLED = Key.of("AlignedDataCtrlr", "Enabled");
  private static final Key INTERVAL = Key.of("AlignedDataCtrlr", "Interval");

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private Optional<Timeline.Due> next = Optional.empty();

  AlignedData(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
    cabinet.model().watch(ENABLED, this::schedule);
    cabinet.model().watch(INTERVAL, this::schedule);
  }

  private void schedule() {
    next.ifPresent(Timeline.Due::cancel);
    int seconds = cabinet.model().number(INTERVAL, 0);
    boolean wanted = cabinet.model().on(ENABLED) && seconds > 0;
    next = wanted ? Optional.of(cabinet.host().after(untilRound(seconds), this::tell)) : next;
  }

  private Duration untilRound(int seconds) {
    Instant now = cabinet.time();
    long round = (now.getEpochSecond() / seconds + 1) * seconds;
    return Duration.between(now, Instant.ofEpochSecond(round));
  }

  private void tell() {
    for (ChargingPoint point : points) {
      if (point.transactionId().isPresent()) {
        point.tell(TriggerReason.MeterValueClock, ReadingContext.SampleClock);
      } else {
        cabinet
            .host()
            .tell(
                new MeterValuesRequest(
                    point.evseId(), List.of(point.reading(ReadingContext.SampleClock)), null));
      }
    }
    schedule();
  }
}

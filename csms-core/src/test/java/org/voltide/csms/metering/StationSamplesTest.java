package org.voltide.csms.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.metering.MeterValues.at;
import static org.voltide.csms.metering.MeterValues.value;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.MeterValue;

class StationSamplesTest {
  private final LaneWorld world = new LaneWorld();
  private final StationSamples samples = new StationSamples(world.partitions());

  @BeforeEach
  void register() {
    world.station("CS1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theMainMeterAndEvsesAreKeptWithoutASession() {
    send(0, MeterValues.car(LaneWorld.NOW, -4_000, 100, 200, 0));
    send(1, at(LaneWorld.NOW, value(Measurand.PowerActiveImport, 7_000)));

    assertThat(world.rows("select evse_id, session_id, power_w, export_wh from meter_sample"))
        .containsExactlyInAnyOrder("0,null,-4000,200", "1,null,7000,null");
  }

  @Test
  void aRepeatedValueAddsNoSecondSample() {
    MeterValue value = MeterValues.car(LaneWorld.NOW.plusNanos(123_456_789), 1, 2, 3, 4);

    send(0, value);
    send(0, value, value);

    assertThat(world.rows("select count(*) from meter_sample")).containsExactly("1");
  }

  @Test
  void offlineValuesOfManyDaysAndOfNoDayAtAllAreKept() {
    send(
        0,
        MeterValues.car(LaneWorld.NOW.minusSeconds(86_400 * 20), 1, 2, 3, 4),
        MeterValues.car(LaneWorld.NOW.minusSeconds(86_400), 1, 2, 3, 4),
        MeterValues.car(Instant.EPOCH, 1, 2, 3, 4));

    assertThat(world.rows("select count(*), count(distinct tableoid) from meter_sample"))
        .containsExactly("3,3");
  }

  @Test
  void aValueThatSaysNothingOfUseIsAnswered() {
    send(1, at(LaneWorld.NOW, value(Measurand.Voltage, 230)));

    assertThat(world.rows("select * from meter_sample")).isEmpty();
  }

  private void send(int evse, MeterValue... values) {
    assertThat(world.send(samples, "CS1", new MeterValuesRequest(evse, List.of(values), null)))
        .isNotNull();
  }
}

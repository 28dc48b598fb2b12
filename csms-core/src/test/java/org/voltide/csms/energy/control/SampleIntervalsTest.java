package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.DesiredVariables;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.MessageSize;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.devicemodel.Variables;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class SampleIntervalsTest {

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final DesiredStore wishes = new DesiredStore(database, Clock.systemUTC(), new Fired<>());
  private final SampleIntervals intervals = intervals();

  private SampleIntervals intervals() {
    DeviceModel devices = new DeviceModel(database);
    Commands commands = new Commands(new FakeStations(), database);
    Validator validator =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    return new SampleIntervals(
        database,
        wishes,
        new DesiredVariables(
            new Variables(commands, devices, new MessageSize(devices), Clock.systemUTC()),
            devices,
            validator));
  }

  @BeforeEach
  void aStation() {
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'UTC', 25000, 0, 3000, now())");
    database.update(
        "insert into station (id, site_id, name, boot_status, online, created_at)"
            + " values ('cs', 'depot', 'cs', 'Accepted', true, now())");
  }

  @Test
  void aStationThatSamplesTooSeldomIsWishedToDoSoEveryMinute() {
    told(SampleIntervals.SAMPLED, "900");
    told(SampleIntervals.ALIGNED, "900");
    intervals.look();
    intervals.look();
    assertThat(wished()).hasSize(1);
    assertThat(wished().getFirst().key()).isEqualTo(SampleIntervals.SAMPLED.key());
    assertThat(wished().getFirst().payload()).contains("\"value\":\"60\"");
  }

  @Test
  void oneThatMeasuresOftenEnoughIsLeftAsItIs() {
    told(SampleIntervals.SAMPLED, "30");
    told(SampleIntervals.ALIGNED, "0");
    intervals.look();
    assertThat(wished()).isEmpty();
  }

  @Test
  void whatSomebodyWishedOtherwiseStays() {
    told(SampleIntervals.SAMPLED, "300");
    Wish other = new Wish(SampleIntervals.SAMPLED.key(), "{\"value\":\"300\"}");
    wishes.wish("cs", DesiredVariables.NAME, other);
    intervals.look();
    assertThat(wished()).hasSize(1);
    assertThat(wished().getFirst().payload()).contains("300");
  }

  @Test
  void oneThatRefusesIsWishedToSendAlignedData() {
    told(SampleIntervals.SAMPLED, "0");
    told(SampleIntervals.ALIGNED, "0");
    intervals.look();
    database.update("update desired_state set state = 'FAILED'");
    intervals.look();
    assertThat(wished())
        .extracting(Desired::key)
        .containsExactlyInAnyOrder(SampleIntervals.SAMPLED.key(), SampleIntervals.ALIGNED.key());
  }

  @Test
  void oneThatToldNothingOrSteersItselfIsAskedNothing() {
    intervals.look();
    told(SampleIntervals.SAMPLED, "900");
    database.update("update station set steered = false");
    intervals.look();
    assertThat(wished()).isEmpty();
  }

  private List<Desired> wished() {
    return wishes.of("cs", Optional.of(DesiredVariables.NAME));
  }

  private void told(VariableAddress address, String value) {
    database.update(
        """
        insert into station_variable
               (station_id, key, component, variable, attribute, value, reported_at, changed_at)
        values ('cs', ?, ?, ?, 'Actual', ?, now(), now())
        """,
        address.key(),
        address.component(),
        address.variable(),
        value);
  }
}

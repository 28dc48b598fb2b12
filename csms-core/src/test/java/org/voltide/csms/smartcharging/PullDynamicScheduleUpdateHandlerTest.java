package org.voltide.csms.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.profile.ProfileWriter;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateRequest;
import org.voltide.ocpp.message.smartcharging.PullDynamicScheduleUpdateResponse;

/** What stations get that ask for a dynamic profile's values. */
class PullDynamicScheduleUpdateHandlerTest {
  private static final Instant RENEWED = Instant.parse("2026-03-02T06:00:00Z");
  private static final int OF_AN_OPERATOR = 1_000_000_000;

  private final DataSource source = TestDatabase.migrated().dataSource();
  private final Database database = new Database(source);

  @BeforeEach
  void station() {
    database.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, created_at)"
            + " values ('depot', 'Depot', 'UTC', 0, 0, now())");
    database.update(
        "insert into station (id, site_id, name, created_at)"
            + " values ('CS1', 'depot', 'CS1', now())");
  }

  private PullDynamicScheduleUpdateResponse pulled(int profile, Duration later) {
    database.update(
        "insert into dynamic_schedule values ('CS1', ?, ?::json, ?)",
        profile,
        "{\"chargingProfileId\":%d,\"scheduleUpdate\":{\"setpoint\":-3000.0}}".formatted(profile),
        RENEWED);
    var schedules =
        new DynamicSchedules(
            database, new Commands(null, database), Clock.fixed(RENEWED, ZoneOffset.UTC));
    var request = new PullDynamicScheduleUpdateRequest(profile, null);
    return database.inTransaction(
        statements ->
            new PullDynamicScheduleUpdateHandler(schedules)
                .record(statements, new LaneMessage<>("CS1", "depot", RENEWED.plus(later), request))
                .answer());
  }

  @Test
  void whatAPlanSaysIsHandedOutWhileItIsRenewed() {
    var answer = pulled(ProfileWriter.stepId(1), Duration.ofMinutes(16));
    assertThat(answer.status()).isEqualTo(ChargingProfileStatus.Accepted);
    assertThat(answer.scheduleUpdate().setpoint()).isEqualTo(-3_000);
  }

  /** Else the station would hold an old value above its schedule for as long as it asks. */
  @Test
  void whatNobodyRenewsRunsOut() {
    var answer = pulled(ProfileWriter.stepId(1), Duration.ofMinutes(21));
    assertThat(answer.status()).isEqualTo(ChargingProfileStatus.Rejected);
    assertThat(answer.scheduleUpdate()).isNull();
  }

  @Test
  void whatAnOperatorSetHoldsUntilTheOperatorChangesIt() {
    assertThat(pulled(OF_AN_OPERATOR, Duration.ofDays(2)).status())
        .isEqualTo(ChargingProfileStatus.Accepted);
  }
}

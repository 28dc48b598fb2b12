package org.voltide.study.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.study.recording.Session;

class SessionFileTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static SessionFile read(String text) throws InputException {
    return SessionFile.parse("sessions.csv", text, OSLO);
  }

  @Test
  void ownFormatWithAllItMayTell() throws InputException {
    SessionFile file =
        read(
            """
            id,vehicle,plug_in,plug_out,energy_kwh,max_power_kw,capacity_kwh,arrival_soc_percent
            b,van,2025-03-01T18:00:00+01:00,2025-03-02T07:00:00+01:00,20,7.4,75,40
            a,car,2025-03-01 17:00,2025-03-02 06:30,10.5,,,
            """);
    assertThat(file.leftOut()).isEmpty();
    assertThat(file.sessions())
        .containsExactly(
            new Session(
                "a",
                "car",
                Instant.parse("2025-03-01T16:00:00Z"),
                Instant.parse("2025-03-02T05:30:00Z"),
                10.5,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()),
            new Session(
                "b",
                "van",
                Instant.parse("2025-03-01T17:00:00Z"),
                Instant.parse("2025-03-02T06:00:00Z"),
                20,
                OptionalDouble.of(7.4),
                OptionalDouble.of(75),
                OptionalDouble.of(0.4)));
  }

  @Test
  void norwegianResidentialData() throws InputException {
    SessionFile file =
        read(
            """
            session_ID,Garage_ID,User_ID,Start_plugin,Start_plugin_hour,End_plugout,El_kWh
            7,G1,U-4,21.12.2018 10:20,10,21.12.2018 19:46,"29,87"
            8,G1,U-4,22.12.2018 10:20,10,NA,"1,2"
            """);
    assertThat(file.sessions()).singleElement().extracting(Session::vehicle).isEqualTo("U-4");
    assertThat(file.sessions().getFirst().energyKwh()).isEqualTo(29.87);
    assertThat(file.sessions().getFirst().plugOut())
        .isEqualTo(Instant.parse("2018-12-21T18:46:00Z"));
    assertThat(file.leftOut()).isEqualTo(Map.of("has no plug-out time", 1));
  }

  @Test
  void acnData() throws InputException {
    SessionFile file =
        read(
            """
            sessionID,connectionTime,disconnectTime,doneChargingTime,kWhDelivered,userID
            s1,"Wed, 25 Apr 2018 11:08:04 GMT","Wed, 25 Apr 2018 13:20:10 GMT",,7.932,
            """);
    assertThat(file.sessions().getFirst().plugIn())
        .isEqualTo(Instant.parse("2018-04-25T11:08:04Z"));
    assertThat(file.sessions().getFirst().vehicle()).isEqualTo("unknown-2");
  }

  @Test
  void rowsThatMakeNoSenseAreLeftOutAndCounted() throws InputException {
    SessionFile file =
        read(
            """
            arrival;departure;energy_kwh;max_power_kw
            01.03.2025 18:00;02.03.2025 07:00;20,5;
            01.03.2025 18:00;01.03.2025 17:00;20,5;
            01.03.2025 18:00;02.03.2025 07:00;0;
            01.03.2025 18:00;02.03.2025 07:00;much;
            01.03.2025 18:00;02.03.2025 07:00;5;-1
            01.03.2025 18:00;20.03.2025 07:00;5;
            yesterday;20.03.2025 07:00;5;
            """);
    assertThat(file.sessions()).hasSize(1);
    assertThat(file.leftOut())
        .isEqualTo(
            Map.of(
                "ends before it begins", 1,
                "has no plausible energy", 2,
                "has no plausible power", 1,
                "stays longer than 14 days", 1,
                "has no plug-in time", 1));
  }

  @Test
  void filesWithoutSessionsAreRefused() {
    assertThatThrownBy(() -> read("when,energy_kwh\n1,2\n"))
        .hasMessage(
            "sessions.csv: the header names no column for plug_in, plug_out; known are plug_in,"
                + " plug_out, energy_kwh and what docs/study.md lists");
    assertThatThrownBy(
            () -> read("plug_in,plug_out,energy_kwh\n2025-03-01 08:00,2025-03-01 07:00,3\n"))
        .hasMessage("sessions.csv: no row is a usable session: {ends before it begins=1}");
  }
}

package org.voltide.csms.energy.control;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.DesiredVariables;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.devicemodel.VariableSetting;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Sees to it that steered stations measure once a minute, which is how often plan and meter are
 * compared: by their samples during transactions, by clock-aligned data where they cannot (OCPP 2.x
 * J02, J01). A wish like any other, made only where nobody has wished for another interval.
 * Thread-safe.
 */
@ApplicationScoped
public class SampleIntervals {

  static final VariableAddress SAMPLED =
      VariableAddress.of("SampledDataCtrlr", "TxUpdatedInterval");
  static final VariableAddress ALIGNED = VariableAddress.of("AlignedDataCtrlr", "Interval");

  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int SECONDS = 60;

  private static final String STATIONS =
      """
      select st.id, s.value as sampled, a.value as aligned,
             coalesce(s.mutability = 'ReadOnly', false) or coalesce(w.state = 'FAILED', false)
               as refuses
        from station st
        left join station_variable s on s.station_id = st.id and s.key = ?
        left join station_variable a on a.station_id = st.id and a.key = ?
        left join desired_state w
          on w.station_id = st.id and w.kind = ? and w.key = ?
       where st.steered and st.online and st.boot_status = 'Accepted'
         and (s.value is not null or a.value is not null)
      """;

  private final Database database;
  private final DesiredStore wishes;
  private final DesiredVariables variables;

  SampleIntervals(Database database, DesiredStore wishes, DesiredVariables variables) {
    this.database = database;
    this.wishes = wishes;
    this.variables = variables;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK, "intervals of samples", this::look);
  }

  /**
   * What a station told of its intervals, in seconds; 0 is never.
   *
   * @param refuses whether samples cannot be had more often
   */
  private record Told(
      String station, Optional<String> sampled, Optional<String> aligned, boolean refuses) {

    static Told of(Row row) {
      return new Told(
          row.text("id"), row.maybeText("sampled"), row.maybeText("aligned"), row.flag("refuses"));
    }
  }

  /** Wishes for what is missing. */
  void look() {
    database
        .query(
            STATIONS, Told::of, SAMPLED.key(), ALIGNED.key(), DesiredVariables.NAME, SAMPLED.key())
        .forEach(this::demand);
  }

  private void demand(Told told) {
    boolean measures =
        told.sampled().filter(SampleIntervals::suffices).isPresent()
            || told.aligned().filter(SampleIntervals::suffices).isPresent();
    if (measures) {
      return;
    }
    boolean samples = told.sampled().isPresent() && !told.refuses();
    if (samples || told.aligned().isPresent()) {
      wish(told.station(), samples ? SAMPLED : ALIGNED);
    }
  }

  private static boolean suffices(String seconds) {
    return seconds.matches("0*([1-9]|[1-5]\\d|60)");
  }

  private void wish(String station, VariableAddress interval) {
    VariableSetting setting =
        new VariableSetting(
            interval.component(),
            null,
            null,
            null,
            interval.variable(),
            null,
            null,
            String.valueOf(SECONDS));
    wishes.suggest(station, DesiredVariables.NAME, variables.wish(setting));
  }
}

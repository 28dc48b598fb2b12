package org.voltide.csms.energy.study.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.simulation.Stays;

/** What a reader has to know of what became of the recording, one sentence each. */
public final class Notes {

  private Notes() {}

  static List<String> of(List<String> before, Recording recording, Stays stays, int served) {
    List<String> notes = new ArrayList<>(before);
    if (recording.weeks() != 0) {
      notes.add(
          "Sessions were moved by %d weeks to where prices are.".formatted(recording.weeks()));
    }
    count(notes, recording.uncovered(), "sessions lie where there are no prices");
    count(notes, stays.tooShort(), "sessions are without a whole quarter hour, left out");
    if (stays.cut() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d sessions get %.1f kWh less than recorded, in all: it does not fit into their"
                  + " whole quarter hours. This holds for all strategies alike.",
              stays.cut(),
              stays.cutKwh()));
    }
    count(notes, stays.stays().size() - served, "sessions find no free station and drive on");
    return notes;
  }

  /** Notes how many there are of something, if any. */
  public static void count(List<String> notes, long n, String what) {
    if (n > 0) {
      notes.add(n + " " + what + ".");
    }
  }
}

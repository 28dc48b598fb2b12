package org.voltide.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.voltide.study.comparison.Recording;
import org.voltide.study.input.SpotPrices;
import org.voltide.study.simulation.Stays;

/** What a reader has to know of how the files were read, one sentence each. */
final class Notes {

  private Notes() {}

  static List<String> of(
      Map<String, Integer> leftOut,
      Recording recording,
      Stays stays,
      int served,
      SpotPrices prices) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Prices from %s to %s in steps of %d minutes, %d of them below zero."
            .formatted(
                prices.start(), prices.end(), prices.step().toMinutes(), prices.negativeSteps()));
    if (recording.weeks() != 0) {
      notes.add(
          "Sessions were moved by %d weeks to where prices are.".formatted(recording.weeks()));
    }
    new TreeMap<>(leftOut)
        .forEach((why, n) -> notes.add("%d rows were left out: %s.".formatted(n, why)));
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

  private static void count(List<String> notes, int n, String what) {
    if (n > 0) {
      notes.add(n + " " + what + ".");
    }
  }
}

package org.voltide.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voltide.csms.energy.study.recording.PriceSeries;

/** What a reader has to know of how the files were read, one sentence each. */
final class FileNotes {

  private FileNotes() {}

  static List<String> of(PriceSeries prices, Map<String, Integer> leftOut) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Prices from %s to %s in steps of %d minutes, %d of them below zero."
            .formatted(
                prices.start(), prices.end(), prices.step().toMinutes(), prices.negativeSteps()));
    new TreeMap<>(leftOut)
        .forEach((why, n) -> notes.add("%d rows were left out: %s.".formatted(n, why)));
    return notes;
  }
}

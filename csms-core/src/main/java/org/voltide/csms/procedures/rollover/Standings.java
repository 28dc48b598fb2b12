package org.voltide.csms.procedures.rollover;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.stationcertificates.RootWishes.Standing;

/** How far stations are with a new root. */
record Standings(List<Standing> all) {
  private static final int MOST_SHOWN = 500;
  private static final int MOST_NAMED = 20;

  Standings {
    all = List.copyOf(all);
  }

  private Stream<Standing> behind() {
    return all.stream().filter(one -> !one.has());
  }

  /** How many do not have it. */
  long left() {
    return behind().count();
  }

  /** The first of those that do not have it. */
  List<Standing> shown() {
    return behind().limit(MOST_SHOWN).toList();
  }

  /** Those that do not have it by name, a page at a time. */
  Page<Standing> missing(PageQuery page) {
    String after = page.after(1).map(List::getFirst).orElse("");
    return Page.of(
        behind()
            .filter(one -> one.stationId().compareTo(after) > 0)
            .sorted(Comparator.comparing(Standing::stationId))
            .limit(page.rows())
            .toList(),
        page,
        last -> List.of(last.stationId()));
  }

  /**
   * Those that are left behind.
   *
   * @throws Problem 409 when one of them is not named
   */
  List<String> demandNamed(Set<String> without) {
    List<String> left = behind().map(Standing::stationId).toList();
    List<String> unnamed = left.stream().filter(one -> !without.contains(one)).toList();
    if (!unnamed.isEmpty()) {
      throw Problem.conflict(
          "%d stations do not have the new root: %s."
              .formatted(
                  unnamed.size(),
                  String.join(", ", unnamed.subList(0, Math.min(MOST_NAMED, unnamed.size())))));
    }
    return left;
  }
}

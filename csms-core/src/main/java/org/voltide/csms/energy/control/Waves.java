package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Who is told next, so that no limit of the site is exceeded in between. Until a station has
 * answered it may do what it was told before as well as what it is told now. Told together are
 * those who keep all limits whoever follows first: where as much is drawn as may be, who draws less
 * comes before who draws more; where as much is fed in, who feeds in less. Not thread-safe.
 */
final class Waves {

  private final Flows flows;
  private final List<Told> all = new ArrayList<>();
  private final List<Integer> waiting = new ArrayList<>();
  private int unanswered;
  private boolean refused;

  private record Told(String car, Change change) {}

  /**
   * @param site with the cars that are told and those that go on; all others are its base load
   * @param now when the first are told, some time after planning began
   */
  Waves(SiteSnapshot site, Instant now) {
    flows = new Flows(site, now);
  }

  /** Adds a car that is told something; the first is number 0. */
  void tell(UUID session, Change change) {
    flows.add(session.toString(), change.before());
    waiting.add(all.size());
    all.add(new Told(session.toString(), change));
  }

  /** Adds a car that is told nothing. */
  void goesOn(UUID session, List<Span> spans) {
    flows.add(session.toString(), spans);
  }

  /**
   * The numbers of those who are told now; of none while room is missing that others, who have not
   * answered or refused, were to make.
   */
  List<Integer> next() {
    waiting.sort(Comparator.comparingDouble(one -> all.get(one).change().moreW()));
    List<Integer> wave = new ArrayList<>();
    for (int one : waiting) {
      Told told = all.get(one);
      if (flows.admit(told.car(), told.change().before(), told.change().meanwhile())) {
        wave.add(one);
      }
    }
    if (wave.isEmpty() && unanswered == 0 && !refused) {
      wave.addAll(regardless());
    }
    waiting.removeAll(Set.copyOf(wave));
    unanswered += wave.size();
    return wave;
  }

  /** Where no order keeps a limit, be it by a watt of rounding: who draws less, then the others. */
  private List<Integer> regardless() {
    List<Integer> less =
        waiting.stream().filter(one -> all.get(one).change().moreW() <= 0).toList();
    List<Integer> wave = less.isEmpty() ? List.copyOf(waiting) : less;
    for (int one : wave) {
      Change change = all.get(one).change();
      flows.replace(all.get(one).car(), change.before(), change.meanwhile());
    }
    return wave;
  }

  /** One that was told does so. */
  void follows(int one) {
    settle(one, all.get(one).change().after());
  }

  /** One that was told goes on as before. */
  void refuses(int one) {
    refused = true;
    settle(one, all.get(one).change().before());
  }

  private void settle(int one, List<Span> spans) {
    unanswered--;
    flows.replace(all.get(one).car(), all.get(one).change().meanwhile(), spans);
  }
}

package org.voltide.csms.energy.imposed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.modes.Effect;
import org.voltide.csms.energy.modes.Kilo;
import org.voltide.csms.energy.modes.Phrase;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Lowers the limits of a site to what others impose. At each moment, in each direction, the limits
 * of the highest priority count, of those the lowest; a step that one touches keeps it from its
 * beginning to its end. Pure; not thread-safe.
 */
public final class Imposing {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final SiteSnapshot site;
  private final ZoneId zone;
  private final Map<Way, Felt> felt = new LinkedHashMap<>();

  private Imposing(SiteSnapshot site, ZoneId zone) {
    this.site = site;
    this.zone = zone;
  }

  /**
   * A site with what is imposed on it.
   *
   * @param effects who limits what, and until when
   */
  public record Imposed(SiteSnapshot site, List<Effect> effects) {}

  /** Whose limit, and whether on what is drawn from the grid. */
  private record Way(String source, boolean isDrawn) {}

  /** When and how far a source lowers a limit. */
  private record Felt(Instant from, Instant until, double leastW, double loadW) {

    Felt and(Felt later) {
      return new Felt(
          from, later.until, Math.min(leastW, later.leastW), Math.max(loadW, later.loadW));
    }
  }

  /**
   * @param connection the id of the group that is the site's grid connection
   * @param zone of the site
   */
  public static Imposed on(
      SiteSnapshot site, List<ImposedLimit> limits, String connection, ZoneId zone) {
    if (limits.isEmpty()) {
      return new Imposed(site, List.of());
    }
    Imposing imposing = new Imposing(site, zone);
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < site.groups().size(); g++) {
      String id = site.groups().get(g).id();
      groups.add(
          imposing.limited(
              g,
              limits.stream()
                  .filter(limit -> id.equals(Objects.requireNonNullElse(limit.group(), connection)))
                  .toList()));
    }
    return new Imposed(
        new SiteSnapshot(
            site.grid(),
            groups,
            site.importPricePerKwh(),
            site.exportPricePerKwh(),
            site.cars(),
            site.limits(),
            site.terms()),
        imposing.effects());
  }

  private Group limited(int index, List<ImposedLimit> limits) {
    Group group = site.groups().get(index);
    if (limits.isEmpty()) {
      return group;
    }
    double[] importW = group.limit().importW().clone();
    double[] exportW = group.limit().exportW().clone();
    for (int t = 0; t < importW.length; t++) {
      double load = loadW(index, t);
      importW[t] = lowered(t, importW[t], limits, true, ImposedLimit::importW, load);
      exportW[t] = lowered(t, exportW[t], limits, false, ImposedLimit::exportW, -load);
    }
    return new Group(
        group.id(),
        group.parent(),
        group.baseLoadW(),
        new PowerLimit(importW, exportW),
        group.phaseLimits());
  }

  /** What flows through a group without cars. */
  private double loadW(int index, int step) {
    double sum = 0;
    for (int g = index; g < site.groups().size(); g++) {
      int above = g;
      while (above > index) {
        above = site.groups().get(above).parent();
      }
      sum += above == index ? site.groups().get(g).baseLoadW(step) : 0;
    }
    return sum;
  }

  private double lowered(
      int step,
      double mostW,
      List<ImposedLimit> limits,
      boolean isDrawn,
      Function<ImposedLimit, @Nullable Double> power,
      double loadW) {
    Instant from = site.grid().startOf(step);
    Instant until = site.grid().startOf(step + 1);
    Optional<ImposedLimit> least = Tightest.of(limits, from, until, power);
    double leastW = least.map(power.andThen(Objects::requireNonNull)).orElse(mostW);
    if (leastW >= mostW) {
      return mostW;
    }
    Way way = new Way(least.orElseThrow().source(), isDrawn);
    felt.merge(way, new Felt(from, until, leastW, loadW), Felt::and);
    return leastW;
  }

  private List<Effect> effects() {
    return felt.entrySet().stream().map(each -> effect(each.getKey(), each.getValue())).toList();
  }

  private Effect effect(Way way, Felt limit) {
    boolean begins = limit.from().isAfter(site.grid().start());
    String time = (begins ? local(limit.from()) : "") + "–" + local(limit.until());
    String most = Kilo.of(limit.leastW());
    if (limit.loadW() <= limit.leastW()) {
      Phrase phrase = way.isDrawn() ? Phrase.LIMIT_FROM : Phrase.LIMIT_INTO;
      return Effect.of(Effect.IMPOSED_LIMIT, phrase, way.source(), time, most);
    }
    Phrase passed = way.isDrawn() ? Phrase.LIMIT_FROM_PASSED : Phrase.LIMIT_INTO_PASSED;
    String load = Kilo.of(limit.loadW());
    return Effect.of(Effect.IMPOSED_LIMIT, passed, way.source(), time, most, load);
  }

  private String local(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }
}

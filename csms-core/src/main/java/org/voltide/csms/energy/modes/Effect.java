package org.voltide.csms.energy.modes;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a plan looks as it does.
 *
 * @param kind a {@link Mode.Kind}, or one of those below
 * @param phrase what that means here and now; absent in plans of earlier versions
 * @param facts the figures of the phrase, by their places
 * @param text the phrase in English
 */
public record Effect(String kind, @Nullable Phrase phrase, List<String> facts, String text) {

  /** A limit that somebody else imposes on the site. */
  public static final String IMPOSED_LIMIT = "IMPOSED_LIMIT";

  /** Drivers in haste. */
  public static final String CHARGE_NOW = "CHARGE_NOW";

  /** A charge on the highest power of the month. */
  public static final String PEAK_CHARGE = "PEAK_CHARGE";

  /** A price on emissions. */
  public static final String CO2 = "CO2";

  /** Power held for services to the grid. */
  public static final String HELD_POWER = "HELD_POWER";

  public Effect {
    facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
  }

  /** What something of a kind means. */
  public static Effect of(String kind, Phrase phrase, String... facts) {
    return new Effect(kind, phrase, List.of(facts), phrase.sentence(List.of(facts)));
  }
}

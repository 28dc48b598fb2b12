package org.voltide.csms.desired;

import java.util.List;
import java.util.Map;

/** One kind of thing that stations are to have. Every CDI bean of this type is found at start. */
public interface DesiredKind {

  /** The last part of its address, for instance {@code variables}. */
  String name();

  /**
   * Understands what is wished for.
   *
   * @param payload JSON as an operator sent it
   * @return what is kept; the key says which wish this one replaces
   * @throws org.voltide.csms.platform.Problem 422 with a pointer
   */
  Wish read(String payload);

  /**
   * Makes a connected station as wished. Blocks. Must bear to be repeated: the outcome may have
   * been lost.
   *
   * @param due wishes of this kind not fulfilled yet, by key
   * @return an outcome for each key of {@code due}
   */
  Map<String, Outcome> apply(String stationId, List<Desired> due);

  /**
   * Whether a station that boots is compared again: it may have been repaired, reset or replaced.
   * Its fulfilled wishes are due once more then.
   */
  default boolean isComparedAtBoot() {
    return false;
  }

  /** What the station has, as far as it is known: JSON by key. */
  Map<String, String> actual(String stationId);

  /**
   * @param payload JSON
   */
  record Wish(String key, String payload) {}
}

package org.voltide.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a battery, written {@code 85 %} or as a range {@code 20-60 %}. */
public record Percent(double low, double high) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)(?:\\s*-\\s*(\\d{1,3}(?:\\.\\d+)?))?\\s*%?");

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException for any other form or beyond 0 to 100
   */
  @JsonCreator
  public static Percent parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (m.matches()) {
      double low = Double.parseDouble(m.group(1));
      double high = m.group(2) == null ? low : Double.parseDouble(m.group(2));
      if (low <= high && high <= 100) {
        return new Percent(low, high);
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a percentage such as 85 %% or 20-60 %%".formatted(text));
  }

  @JsonCreator
  static Percent of(double sharp) {
    return parse(Double.toString(sharp));
  }

  double draw(RandomGenerator random) {
    return low == high ? low : random.nextDouble(low, high);
  }
}

package org.voltide.csms.tariffs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.tariffs.pricing.Span;

/**
 * What a session used so far.
 *
 * @param end seconds that have begun count when they are over; before the start: none
 * @param importWh into the car
 * @param exportWh given back
 * @param course empty where the price does not depend on it
 */
public record Usage(Instant start, Instant end, double importWh, double exportWh, Course course) {

  /** In the order of time. */
  public List<Span> spans() {
    Instant until = start.plusSeconds(Math.max(0, Duration.between(start, end).toSeconds()));
    return course.spans(start, until, importWh, exportWh);
  }
}

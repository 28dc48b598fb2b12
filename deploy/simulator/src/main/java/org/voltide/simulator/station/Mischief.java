package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a station misbehaves, in its site's local time, every day anew.
 *
 * @param windows empty for a station without fault
 */
public record Mischief(List<Window> windows, ZoneId zone) {

  /**
   * A misbehaviour's time of day.
   *
   * @param until exclusive; before {@code from} for a window over midnight, equal for all day
   * @param clockOff how far the clock is ahead, for {@link Misbehaviour#CLOCK_OFF}
   * @param powerW what is allowed or wanted, for {@link Misbehaviour#EXTERNAL_LIMIT} and {@link
   *     Misbehaviour#EXTERNAL_SETPOINT}
   */
  public record Window(
      Misbehaviour what, LocalTime from, LocalTime until, Duration clockOff, double powerW) {
    boolean contains(LocalTime time) {
      boolean afterStart = !time.isBefore(from);
      boolean beforeEnd = time.isBefore(until);
      return from.isBefore(until) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }
  }

  public boolean is(Misbehaviour what, Instant now) {
    return active(what, now).isPresent();
  }

  /** How far the station's clock is ahead. */
  public Duration clockOff(Instant now) {
    return active(Misbehaviour.CLOCK_OFF, now).map(Window::clockOff).orElse(Duration.ZERO);
  }

  /** What an energy manager on site allows. */
  Optional<Double> limitW(Instant now) {
    return active(Misbehaviour.EXTERNAL_LIMIT, now).map(Window::powerW);
  }

  /** What an energy manager on site wants to flow. */
  Optional<Double> setpointW(Instant now) {
    return active(Misbehaviour.EXTERNAL_SETPOINT, now).map(Window::powerW);
  }

  /** The next instant at which a window opens or closes. */
  public Optional<Instant> nextEdge(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return windows.stream()
        .flatMap(window -> Stream.of(window.from, window.until))
        .flatMap(time -> Stream.of(today.atTime(time), today.plusDays(1).atTime(time)))
        .map(local -> local.atZone(zone).toInstant())
        .filter(edge -> edge.isAfter(now))
        .min(Instant::compareTo);
  }

  private Optional<Window> active(Misbehaviour what, Instant now) {
    LocalTime time = now.atZone(zone).toLocalTime();
    return windows.stream().filter(w -> w.what == what && w.contains(time)).findFirst();
  }
}

package org.voltide.simulator.der;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * A control the station holds.
 *
 * @param start when it begins; empty for a default
 * @param end exclusive; empty when it lasts
 */
record Control(SetDERControlRequest request, Optional<Instant> start, Optional<Instant> end) {
  /** When a setting takes effect, whichever kind it is. */
  private record Timing(@Nullable Instant start, @Nullable Double seconds, int priority) {}

  static Control of(SetDERControlRequest request, Instant now) {
    if (request.isDefault()) {
      return new Control(request, Optional.empty(), Optional.empty());
    }
    Timing timing = timing(request).orElseThrow();
    Instant start = timing.start == null ? now : timing.start;
    return new Control(
        request,
        Optional.of(start),
        Optional.ofNullable(timing.seconds)
            .map(s -> start.plus(Duration.ofMillis(Math.round(s * 1000)))));
  }

  String id() {
    return request.controlId();
  }

  DERControlType type() {
    return request.controlType();
  }

  boolean isDefault() {
    return request.isDefault();
  }

  /** The lower number wins. */
  int priority() {
    return timing(request).map(Timing::priority).orElse(0);
  }

  boolean overlaps(Control other) {
    return startsBeforeEnd(this, other) && startsBeforeEnd(other, this);
  }

  boolean inForce(Instant now) {
    return start.filter(s -> !now.isBefore(s)).isPresent()
        && end.filter(e -> !now.isBefore(e)).isEmpty();
  }

  boolean over(Instant now) {
    return end.filter(e -> !now.isBefore(e)).isPresent();
  }

  /** Whether the request says when it holds, which a default must not (R04.FR.12). */
  static boolean timed(SetDERControlRequest request) {
    return timing(request).filter(t -> t.start != null || t.seconds != null).isPresent();
  }

  /** How many settings the request carries; exactly one is right (R04.FR.16). */
  static long settings(SetDERControlRequest request) {
    return Stream.of(
            Optional.ofNullable(request.curve()),
            Optional.ofNullable(request.enterService()),
            Optional.ofNullable(request.fixedPFAbsorb()),
            Optional.ofNullable(request.fixedPFInject()),
            Optional.ofNullable(request.fixedVar()),
            Optional.ofNullable(request.freqDroop()),
            Optional.ofNullable(request.gradient()),
            Optional.ofNullable(request.limitMaxDischarge()))
        .filter(Optional::isPresent)
        .count();
  }

  /** Whether the setting is the one its type needs. */
  static boolean fitsType(SetDERControlRequest request) {
    Object setting =
        switch (request.controlType()) {
          case EnterService -> request.enterService();
          case FreqDroop -> request.freqDroop();
          case FixedPFAbsorb -> request.fixedPFAbsorb();
          case FixedPFInject -> request.fixedPFInject();
          case FixedVar -> request.fixedVar();
          case Gradients -> request.gradient();
          case LimitMaxDischarge -> request.limitMaxDischarge();
          default -> request.curve();
        };
    return setting != null;
  }

  private static Optional<Timing> timing(SetDERControlRequest request) {
    return Stream.of(
            of(request.curve(), c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(request.fixedPFAbsorb(), c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(request.fixedPFInject(), c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(request.fixedVar(), c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(request.freqDroop(), c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(
                request.limitMaxDischarge(),
                c -> new Timing(c.startTime(), c.duration(), c.priority())),
            of(request.enterService(), c -> new Timing(null, null, c.priority())),
            of(request.gradient(), c -> new Timing(null, null, c.priority())))
        .flatMap(Optional::stream)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static <T> Optional<Timing> of(@Nullable T setting, Function<T, Timing> timing) {
    return Optional.ofNullable(setting).map(timing);
  }

  private static boolean startsBeforeEnd(Control a, Control b) {
    return b.end.isEmpty() || a.start.orElse(Instant.MIN).isBefore(b.end.get());
  }
}

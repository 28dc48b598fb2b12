package org.voltide.simulator.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.V2XFreqWattPoint;
import org.voltide.ocpp.message.type.V2XSignalWattPoint;

/** Power over something measured, straight between its points and level beyond them. */
record Curve(List<Point> points) {
  record Point(double x, double watts) {}

  static Optional<Curve> ofFrequency(@Nullable List<V2XFreqWattPoint> points) {
    return Optional.ofNullable(points)
        .map(all -> sorted(all.stream().map(p -> new Point(p.frequency(), p.power())).toList()));
  }

  static Optional<Curve> ofSignal(@Nullable List<V2XSignalWattPoint> points) {
    return Optional.ofNullable(points)
        .map(all -> sorted(all.stream().map(p -> new Point(p.signal(), p.power())).toList()));
  }

  double at(double x) {
    Point before = points.getFirst();
    for (Point point : points) {
      if (point.x >= x) {
        double width = point.x - before.x;
        double share = width == 0 ? 1 : (x - before.x) / width;
        return x <= points.getFirst().x
            ? points.getFirst().watts
            : before.watts + share * (point.watts - before.watts);
      }
      before = point;
    }
    return before.watts;
  }

  private static Curve sorted(List<Point> points) {
    return new Curve(points.stream().sorted(Comparator.comparingDouble(Point::x)).toList());
  }
}

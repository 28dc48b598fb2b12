package org.voltide.simulator.wire;

/** What lines are opened in. */
@FunctionalInterface
public interface Network {
  void open(Route route, Line.Events events);
}

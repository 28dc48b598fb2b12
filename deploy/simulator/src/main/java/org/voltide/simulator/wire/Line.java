package org.voltide.simulator.wire;

/** One connection to the CSMS, for as long as it lasts. */
public interface Line {
  /** Sends a text message; messages leave in the order of the calls. */
  void send(String text);

  /** Ends the connection; {@link Events#closed} follows. */
  void close();

  /** Cuts the connection without a goodbye, as a broken cable would. */
  void cut();

  /** What happens on a line. Called from any thread. */
  interface Events {
    void opened(Line line);

    void received(String text);

    /** The line is gone or never came up. Called once. */
    void closed(String why);
  }

  /** Opens lines of one station. */
  @FunctionalInterface
  interface Opener {
    void open(Events events);
  }
}

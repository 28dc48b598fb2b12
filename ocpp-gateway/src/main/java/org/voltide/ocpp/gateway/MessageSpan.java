package org.voltide.ocpp.gateway;

import java.util.Optional;
import org.voltide.ocpp.message.OcppAction;

/**
 * What somebody measures of one message of a station on its way from the socket to its answer. Told
 * on the connection's event loop, in the order of these methods; whatever ends the connection ends
 * the telling. One that measures allocates what it needs; {@link #NONE} allocates nothing.
 */
public interface MessageSpan {

  /** Of a message that nobody measures. */
  MessageSpan NONE =
      new MessageSpan() {
        @Override
        public void read(OcppAction action, String messageId) {}

        @Override
        public Scope handling() {
          return () -> {};
        }

        @Override
        public void answered(Optional<String> errorCode) {}
      };

  /** It was understood as a CALL or SEND, and waits until those before it are handled. */
  void read(OcppAction action, String messageId);

  /** The central system is being asked, on this thread until the scope is closed. */
  Scope handling();

  /**
   * Its answer was written, or would have been if the station were still there; of a SEND, it was
   * handled.
   *
   * @param errorCode of a CALLERROR
   */
  void answered(Optional<String> errorCode);

  /** While a thread works on it. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}

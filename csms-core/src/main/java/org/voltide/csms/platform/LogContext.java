package org.voltide.csms.platform;

import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What the lines that a piece of work writes to the log are about: a field of each line where the
 * log is written as JSON ({@code voltide.log.json}).
 *
 * @param field its name in the log
 * @param value as the API spells it
 */
public record LogContext(String field, String value) {

  /** Of the request, also in the header {@value RequestIds#HEADER} of its answer. */
  static final String REQUEST = "request";

  /** By its identity. */
  public static LogContext station(String id) {
    return new LogContext("station", id);
  }

  /** A session, by Voltide's id. */
  public static LogContext session(UUID id) {
    return new LogContext("session", id.toString());
  }

  /** A site, by its id. */
  public static LogContext site(String id) {
    return new LogContext("site", id);
  }

  /** Does the work on the calling thread. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return work;
        });
  }

  /** Does the work on the calling thread; what the thread was about before, it is about again. */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    Object before = MDC.get(field);
    MDC.put(field, value);
    try {
      return work.get();
    } finally {
      if (before == null) {
        MDC.remove(field);
      } else {
        MDC.put(field, before);
      }
    }
  }
}

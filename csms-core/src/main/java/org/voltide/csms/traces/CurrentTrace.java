package org.voltide.csms.traces;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;

/**
 * What a thread works on. A request is served by several threads one after the other; what it is
 * about is kept in its Vert.x context, as the fields of the log are.
 */
final class CurrentTrace {
  private static final String REQUEST = CurrentTrace.class.getName();
  private static final ThreadLocal<Trace> THREAD = new ThreadLocal<>();

  /** Set for good by the first that traces: as long as nobody does, nobody looks. */
  private static volatile boolean used;

  private CurrentTrace() {}

  static Trace get() {
    if (!used) {
      return Trace.NONE;
    }
    Trace own = THREAD.get();
    return own == null ? ofRequest() : own;
  }

  private static Trace ofRequest() {
    Context context = Vertx.currentContext();
    return context != null && VertxContext.isDuplicatedContext(context)
        ? Objects.requireNonNullElse(context.getLocal(REQUEST), Trace.NONE)
        : Trace.NONE;
  }

  /** What the calling thread was about before, it is about again when the scope is closed. */
  static Trace.Scope enter(Traced trace) {
    used = true;
    Trace before = THREAD.get();
    THREAD.set(trace);
    return () -> {
      if (before == null) {
        THREAD.remove();
      } else {
        THREAD.set(before);
      }
    };
  }

  /** The request that is being served is this. */
  static void serve(Traced trace) {
    used = true;
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      context.putLocal(REQUEST, trace);
    }
  }
}

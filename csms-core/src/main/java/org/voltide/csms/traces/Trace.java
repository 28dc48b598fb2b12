package org.voltide.csms.traces;

import java.util.List;
import java.util.Map;

/**
 * A span: a piece of work with its beginning, or {@link #NONE} where nothing is traced, of which
 * each method does nothing and allocates nothing. Thread-safe.
 */
public sealed interface Trace permits Untraced, Traced {

  Trace NONE = new Untraced();

  /** What the calling thread, or the request it serves, works on. */
  static Trace current() {
    return CurrentTrace.get();
  }

  /** One piece of work for many; {@link #NONE} when none of them is traced. */
  static Trace joining(String name, List<Trace> those) {
    return those.stream()
        .filter(Traced.class::isInstance)
        .map(Traced.class::cast)
        .findFirst()
        .<Trace>map(any -> any.joining(name, those))
        .orElse(NONE);
  }

  /** A part of this work, begun now. */
  Trace child(String name);

  /** A part of this work that somebody else does for us. */
  Trace calling(String name);

  /** The same, which knows what it waited for in another trace. */
  Trace linked(Trace other);

  /** What it is called once that is known. */
  Trace named(String name);

  /** Says something of it. Never a person, a token or a payload. */
  Trace with(String key, String value);

  Trace with(String key, long value);

  /** It did not come to what was wanted; why is a class or code, never a sentence with data. */
  Trace failed(String why);

  /** It is done. A second end changes nothing. */
  void end();

  /** The calling thread works on it until the scope is closed. */
  Scope enter();

  /** Headers that let others carry on this trace (W3C Trace Context). */
  Map<String, String> headers();

  /** While a thread works on it. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}

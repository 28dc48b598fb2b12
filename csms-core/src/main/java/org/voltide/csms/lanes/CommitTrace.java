package org.voltide.csms.lanes;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.traces.Trace;

/**
 * What is traced of a round: one trace of its own that is linked with all messages it writes, and
 * in the trace of each message the part that it waited for that.
 */
record CommitTrace(Trace round, List<Trace> parts) {
  private static final CommitTrace NONE = new CommitTrace(Trace.NONE, List.of());
  private static final List<Pending<?, ?>> NOBODY = List.of();

  /** The round begins, and messages wait in the lane no longer. */
  static CommitTrace begin(List<Pending<?, ?>> batch) {
    List<Pending<?, ?>> traced = NOBODY;
    for (Pending<?, ?> pending : batch) {
      if (pending.trace() != Trace.NONE) {
        traced = traced == NOBODY ? new ArrayList<>() : traced;
        traced.add(pending);
        pending.waiting().end();
      }
    }
    if (traced == NOBODY) {
      return NONE;
    }
    Trace round =
        Trace.joining("group commit", traced.stream().map(Pending::trace).toList())
            .with("db.system.name", "postgresql")
            .with("voltide.messages", batch.size());
    return new CommitTrace(
        round,
        traced.stream().map(pending -> pending.trace().child("commit").linked(round)).toList());
  }

  /** It is committed. */
  void end() {
    parts.forEach(Trace::end);
    round.end();
  }

  /** It is not. */
  void failed(Throwable failure) {
    String why = failure.getClass().getSimpleName();
    parts.forEach(part -> part.failed(why));
    round.failed(why);
    end();
  }
}

package org.voltide.csms.roaming.received;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.shared.Kind;

/** Sessions of our drivers at partners (OCPI Sessions, receiver). */
@Singleton
public class ReceivedSessions extends ReceiverModule {
  private static final String PERIODS = "charging_periods";

  public ReceivedSessions(ReceivedObjects objects) {
    super(Kind.SESSION, objects);
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("PATCH") || call.path().size() != PARTS) {
      return super.answer(call);
    }
    ObjectNode patch = patch(call);
    return change(call, session -> isOlder(patch, session) ? session : patched(session, patch));
  }

  /** Periods of a patch are added to those before, once; all else replaces. */
  private static ObjectNode patched(ObjectNode session, ObjectNode patch) {
    ArrayNode periods = session.withArray(PERIODS).deepCopy();
    if (patch.path(PERIODS) instanceof ArrayNode more && !endsWith(periods, more)) {
      periods.addAll(more);
    }
    merge(session, patch);
    session.set(PERIODS, periods);
    return session;
  }

  /** Whether a patch came again. */
  private static boolean endsWith(ArrayNode periods, ArrayNode more) {
    int before = periods.size() - more.size();
    return before >= 0
        && IntStream.range(0, more.size())
            .allMatch(i -> periods.get(before + i).equals(more.get(i)));
  }
}

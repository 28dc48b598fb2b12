package org.voltide.ocpp.frame;

import java.util.Optional;
import org.voltide.ocpp.message.Response;

/** What this side has asked and was not answered yet. */
@FunctionalInterface
public interface OpenCalls {
  /** The payload type that answers the CALL of an id; empty when no such CALL is open. */
  Optional<Class<? extends Response>> answerTo(String messageId);
}

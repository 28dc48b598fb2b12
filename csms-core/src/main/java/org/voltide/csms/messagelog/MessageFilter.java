package org.voltide.csms.messagelog;

import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

/** Which messages are wanted; a {@code @Valid @BeanParam}. */
public final class MessageFilter {

  @QueryParam("action")
  @Nullable String action;

  @QueryParam("direction")
  @Nullable Direction direction;

  @QueryParam("error")
  @Nullable
  @Parameter(description = "An error code, or `any` for every message that is or got an error.")
  String error;

  @QueryParam("transaction")
  @Nullable
  @Size(min = 1, max = 36)
  @Parameter(description = "Messages that name this transaction, as far as they are kept.")
  String transaction;

  @QueryParam("slowerThanMillis")
  @Nullable
  @PositiveOrZero
  Integer slowerThanMillis;

  @QueryParam("from")
  @Nullable Instant from;

  @QueryParam("to")
  @Nullable Instant to;
}

package org.voltide.simulator.desk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.simulator.device.DeviceModel;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.wire.CallFault;

/** Who answers what. */
public final class Desk {
  private record Limit(ToIntFunction<Request<?>> items, Key maxItems, Key maxBytes) {}

  private final DeviceModel model;
  private final Map<Class<?>, Function<Request<?>, Response>> answers = new HashMap<>();
  private final Map<Class<?>, Limit> limits = new HashMap<>();

  public Desk(DeviceModel model) {
    this.model = model;
  }

  /**
   * Takes over an action.
   *
   * @throws IllegalStateException when another block has it already
   */
  public <R extends Response, Q extends Request<R>> void on(Class<Q> request, Function<Q, R> how) {
    if (answers.put(request, any -> how.apply(request.cast(any))) != null) {
      throw new IllegalStateException(request + " is answered twice");
    }
  }

  /** Bounds an action by what the device model says under ItemsPerMessage and BytesPerMessage. */
  public <Q extends Request<?>> void limit(
      Class<Q> request, ToIntFunction<Q> items, Key maxItems, Key maxBytes) {
    limits.put(request, new Limit(any -> items.applyAsInt(request.cast(any)), maxItems, maxBytes));
  }

  /**
   * Answers a call.
   *
   * @param bytes the size of its payload
   * @throws CallFault when nobody answers such calls, or it is larger than the station takes
   */
  public Response answer(Request<?> request, int bytes) {
    Function<Request<?>, Response> how = answers.get(request.getClass());
    if (how == null) {
      throw new CallFault("NotImplemented", Action.of(request) + " is not implemented");
    }
    Limit limit = limits.get(request.getClass());
    if (limit != null) {
      check(request, bytes, limit);
    }
    return how.apply(request);
  }

  /** What is answered, by the class of the request. */
  public Set<Class<?>> answered() {
    return new HashSet<>(answers.keySet());
  }

  private void check(Request<?> request, int bytes, Limit limit) {
    if (limit.items.applyAsInt(request) > model.number(limit.maxItems, Integer.MAX_VALUE)) {
      throw new CallFault("OccurrenceConstraintViolation", "more items than ItemsPerMessage");
    }
    if (bytes > model.number(limit.maxBytes, Integer.MAX_VALUE)) {
      throw new CallFault("FormatViolation", "more bytes than BytesPerMessage");
    }
  }
}

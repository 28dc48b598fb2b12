package org.voltide.csms.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A request that cannot be done; thrown anywhere, answered as problem+json (RFC 9457). */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * One thing wrong with a request.
   *
   * @param pointer where: a JSON pointer into the body, or the name of a parameter
   */
  public record Fault(String pointer, String detail) {}

  /** What a station's CALLERROR said (OCPP 2.1 part 4, 4.2.3). */
  public record CallError(String code, String description, JsonNode details) {}

  private final int status;
  private final transient List<Fault> faults;
  private final transient Optional<CallError> callError;

  private Problem(int status, String detail, List<Fault> faults) {
    this(status, detail, faults, Optional.empty());
  }

  private Problem(int status, String detail, List<Fault> faults, Optional<CallError> callError) {
    super(detail);
    this.status = status;
    this.faults = faults;
    this.callError = callError;
  }

  /** 400: cannot be read. */
  public static Problem unreadable(String detail) {
    return new Problem(400, detail, List.of());
  }

  /** 404: no such thing, for instance {@code notFound("station", "CS-1")}. */
  public static Problem notFound(String what, Object id) {
    return new Problem(404, "There is no %s %s.".formatted(what, id), List.of());
  }

  /** 409: contradicts what exists. */
  public static Problem conflict(String detail) {
    return new Problem(409, detail, List.of());
  }

  /** 422: readable but wrong at one place. */
  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(new Fault(pointer, detail)));
  }

  /** 422: readable but wrong. */
  public static Problem invalid(List<Fault> faults) {
    return new Problem(422, faults.getFirst().detail(), List.copyOf(faults));
  }

  /** 429: asked too often. */
  public static Problem tooMany(String detail) {
    return new Problem(429, detail, List.of());
  }

  /** 403: known, but not allowed to. */
  public static Problem forbidden(String detail) {
    return new Problem(403, detail, List.of());
  }

  /** 401: who are you? */
  public static Problem unauthenticated(String detail) {
    return new Problem(401, detail, List.of());
  }

  /** 502: the station refused, 503: not now, 504: the station did not answer. */
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of());
  }

  /** 502: the station answered CALLERROR. */
  public static Problem refused(String detail, CallError error) {
    return new Problem(502, detail, List.of(), Optional.of(error));
  }

  /** The status of HTTP that it is answered with. */
  public int status() {
    return status;
  }

  List<Fault> faults() {
    return faults;
  }

  Optional<CallError> callError() {
    return callError;
  }

  Optional<String> pointer() {
    return faults.stream().findFirst().map(Fault::pointer);
  }
}

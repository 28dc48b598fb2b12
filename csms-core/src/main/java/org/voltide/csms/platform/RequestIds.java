package org.voltide.csms.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives each request of the API an id: the caller's own, if it sent one that can be written down as
 * it is, else a new one. It is in the answer, and in each line that the request writes to the log.
 */
class RequestIds {

  static final String HEADER = "X-Request-Id";

  private static final String PROPERTY = "voltide.request";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  @ServerRequestFilter(preMatching = true)
  void name(ContainerRequestContext request) {
    String id =
        Optional.ofNullable(request.getHeaderString(HEADER))
            .filter(PLAIN.asMatchPredicate())
            .orElseGet(() -> UUID.randomUUID().toString());
    request.setProperty(PROPERTY, id);
    MDC.put(LogContext.REQUEST, id);
  }

  /** Roaming partners get theirs back as it came, whatever it is (OCPI 2.2.1, 4.1.4). */
  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext response) {
    boolean isTold = response.getHeaders().keySet().stream().anyMatch(HEADER::equalsIgnoreCase);
    if (!isTold && request.getProperty(PROPERTY) instanceof String id) {
      response.getHeaders().putSingle(HEADER, id);
    }
  }

  /** Of the request that is being answered; a new one outside of any. */
  static String current() {
    return MDC.get(LogContext.REQUEST) instanceof String id ? id : UUID.randomUUID().toString();
  }
}

package org.voltide.csms.traces;

import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Traces requests of people, programs and roaming partners. A span names the route, never the
 * address: that may have a driver's link or a name in it.
 */
class RequestTraces {
  private static final String PROPERTY = "voltide.trace";
  private static final int SERVER_ERRORS = 500;

  /** Of filters of answers, which run from the highest to the lowest: others have had their say. */
  private static final int LAST = 1;

  private final Traces traces;

  RequestTraces(Traces traces) {
    this.traces = traces;
  }

  @ServerRequestFilter(preMatching = true)
  void begin(ContainerRequestContext request) {
    if (traces.isOn()
        && traces.arrived(request.getMethod(), request, new Headers()) instanceof Traced traced) {
      request.setProperty(PROPERTY, traced);
      CurrentTrace.serve(traced);
    }
  }

  @ServerResponseFilter(priority = LAST)
  void end(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
    if (request.getProperty(PROPERTY) instanceof Traced traced) {
      String method = request.getMethod();
      traced.with("http.request.method", method);
      traced.with("http.response.status_code", response.getStatus());
      if (resource.getResourceClass() != null && resource.getResourceMethod() != null) {
        String route = route(resource);
        traced.named(method + " " + route).with("http.route", route);
      }
      if (response.getHeaders().getFirst("X-Request-Id") instanceof String id) {
        traced.with("voltide.request", id);
      }
      if (response.getStatus() >= SERVER_ERRORS) {
        traced.failed(Integer.toString(response.getStatus()));
      }
      traced.end();
    }
  }

  private static String route(ResourceInfo resource) {
    return path(resource.getResourceClass().getAnnotation(Path.class))
        + path(resource.getResourceMethod().getAnnotation(Path.class));
  }

  private static String path(@Nullable Path declared) {
    if (declared == null) {
      return "";
    }
    return declared.value().startsWith("/") ? declared.value() : "/" + declared.value();
  }

  /** Of a request; names in any case. */
  private record Headers() implements TextMapGetter<ContainerRequestContext> {
    @Override
    public Iterable<String> keys(ContainerRequestContext request) {
      return request.getHeaders().keySet();
    }

    @Override
    public @Nullable String get(@Nullable ContainerRequestContext request, String name) {
      return request == null ? null : request.getHeaderString(name);
    }
  }
}

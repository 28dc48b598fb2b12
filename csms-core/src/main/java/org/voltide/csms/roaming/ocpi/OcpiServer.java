package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Credentials;
import org.voltide.csms.roaming.model.Endpoint;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.PartnerLog;
import org.voltide.csms.roaming.partners.Partners;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiTimes;
import org.voltide.csms.roaming.wire.OcpiVersion;
import org.voltide.csms.roaming.wire.Wire;

/** Answers partners: who asks, which module, and the envelope around what it says. Thread-safe. */
@Singleton
public class OcpiServer {
  private static final Logger LOG = Logger.getLogger(OcpiServer.class);
  private static final String CREDENTIALS = "credentials";
  private static final List<String> ECHOED = List.of("x-request-id", "x-correlation-id");

  private final Partners partners;
  private final Registration registration;
  private final PartnerLog log;
  private final List<Module> modules;
  private final Clock clock;

  public OcpiServer(
      Partners partners,
      Registration registration,
      PartnerLog log,
      @All List<Module> modules,
      Clock clock) {
    this.partners = partners;
    this.registration = registration;
    this.log = log;
    this.modules = modules;
    this.clock = clock;
  }

  /** Never throws: what goes wrong is answered. */
  public OcpiAnswer answer(OcpiRequest request) throws InterruptedException {
    Optional<Partners.Caller> caller = partners.showing(request.header("authorization"));
    if (caller.isEmpty()) {
      return answer(request, OcpiFault.unauthorized());
    }
    long began = System.nanoTime();
    OcpiAnswer answer = answer(request, caller.get());
    note(caller.get().partner(), request, answer, Duration.ofNanos(System.nanoTime() - began));
    return answer;
  }

  private OcpiAnswer answer(OcpiRequest request, Partners.Caller caller)
      throws InterruptedException {
    try {
      Reply reply = route(request, caller);
      return envelope(
          request, reply.http(), OcpiFault.SUCCESS, "Success", reply.data(), reply.headers());
    } catch (OcpiFault fault) {
      return answer(request, fault);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "%s could not be answered: %s", caller, request.url());
      return answer(request, OcpiFault.server("Something went wrong here."));
    }
  }

  private OcpiAnswer answer(OcpiRequest request, OcpiFault fault) {
    return envelope(request, fault.http(), fault.status(), fault.getMessage(), null, Map.of());
  }

  private Reply route(OcpiRequest request, Partners.Caller caller) throws InterruptedException {
    Partner partner = caller.partner();
    List<String> path = request.path();
    if (!request.isStorable()) {
      return missing(request);
    }
    if (path.equals(List.of("versions"))) {
      return only("GET", request, this::versions);
    }
    OcpiVersion version =
        path.isEmpty()
            ? missing(request)
            : OcpiVersion.of(path.getFirst()).orElseGet(() -> missing(request));
    List<String> below = path.subList(1, path.size());
    if (below.isEmpty()) {
      return only("GET", request, () -> details(version));
    } else if (below.equals(List.of(CREDENTIALS))) {
      return credentials(new Call(request, partner, Wire.of(version), List.of()), caller.token());
    } else if (partner.state() != Partner.State.REGISTERED) {
      throw OcpiFault.unauthorized();
    }
    Module module =
        modules(version)
            .filter(m -> below.size() > 1 && below.getFirst().equals(m.side().path()))
            .filter(m -> m.identifier().equals(below.get(1)))
            .findFirst()
            .orElseGet(() -> missing(request));
    Partner asking =
        module.isRouted()
            ? Routing.judge(request, module.identifier(), partner, registration.party())
            : partner;
    return module.answer(
        new Call(request, asking, Wire.of(version), below.subList(2, below.size())));
  }

  private static Reply only(String method, OcpiRequest request, Supplier<JsonNode> data) {
    if (!request.method().equals(method)) {
      throw OcpiFault.notAllowed("Only %s is understood here.".formatted(method));
    }
    return Reply.of(data.get());
  }

  private static <T> T missing(OcpiRequest request) {
    throw OcpiFault.notFound("There is nothing at %s.".formatted(request.url()));
  }

  private JsonNode versions() {
    var list = JsonNodeFactory.instance.arrayNode();
    for (OcpiVersion version : OcpiVersion.values()) {
      list.addObject().put("version", version.number()).put("url", url(version));
    }
    return list;
  }

  private String url(OcpiVersion version) {
    return registration.versionsUrl().replaceAll("versions$", version.number());
  }

  private JsonNode details(OcpiVersion version) {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("version", version.number());
    var endpoints = details.putArray("endpoints");
    Wire wire = Wire.of(version);
    String url = url(version);
    for (String role : List.of("SENDER", "RECEIVER")) {
      endpoints.add(wire.write(new Endpoint(CREDENTIALS, role, url + "/" + CREDENTIALS)));
    }
    modules(version)
        .map(
            module ->
                new Endpoint(
                    module.identifier(),
                    module.role(),
                    "%s/%s/%s".formatted(url, module.side().path(), module.identifier())))
        .map(wire::write)
        .forEach(endpoints::add);
    return details;
  }

  /** Of what we are, in a version. */
  private Stream<Module> modules(OcpiVersion version) {
    return modules.stream()
        .filter(m -> m.isIn(version))
        .filter(m -> registration.roles().contains(m.side().name()));
  }

  private Reply credentials(Call call, String token) throws InterruptedException {
    Partner partner = call.partner();
    boolean registered = partner.state() == Partner.State.REGISTERED;
    return switch (call.method()) {
      case "GET" -> Reply.of(call.wire().write(registration.own(token)));
      case "POST" -> accepted(call, !registered, "You are registered; use PUT.");
      case "PUT" -> accepted(call, registered, "You are not registered; use POST.");
      case "DELETE" -> {
        demand(registered, "You are not registered.");
        registration.ended(partner.id());
        yield Reply.done();
      }
      default -> throw OcpiFault.notAllowed("This method is not understood here.");
    };
  }

  private Reply accepted(Call call, boolean allowed, String otherwise) throws InterruptedException {
    demand(allowed, otherwise);
    Credentials theirs = call.body(Credentials.class);
    return Reply.of(
        call.wire().write(registration.accept(call.partner(), theirs, call.wire().version())));
  }

  private static void demand(boolean allowed, String otherwise) {
    if (!allowed) {
      throw OcpiFault.notAllowed(otherwise);
    }
  }

  private OcpiAnswer envelope(
      OcpiRequest request,
      int http,
      int status,
      String message,
      @Nullable JsonNode data,
      Map<String, String> more) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    if (data != null) {
      envelope.set("data", data);
    }
    envelope
        .put("status_code", status)
        .put("status_message", message)
        .put("timestamp", OcpiTimes.text(clock.instant()));
    Map<String, String> headers = new HashMap<>(more);
    headers.putAll(Routing.answering(request, registration.party()));
    for (String name : ECHOED) {
      String value = request.header(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new OcpiAnswer(http, status, message, headers, envelope.toString());
  }

  private void note(Partner partner, OcpiRequest request, OcpiAnswer answer, Duration took) {
    boolean shown = !request.path().contains(CREDENTIALS);
    log.note(
        partner.id(),
        new PartnerLog.Message(
            true,
            request.method(),
            request.url(),
            answer.http(),
            answer.status(),
            took,
            shown && request.body().length > 0
                ? new String(request.body(), StandardCharsets.UTF_8)
                : null,
            shown ? answer.body() : null,
            answer.status() == OcpiFault.SUCCESS ? null : answer.message()));
  }
}

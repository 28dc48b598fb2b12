package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.Shared;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;

/** A list of what we own, page by page, the oldest first. */
public abstract class SenderModule implements Module {
  private static final int MOST = 100;

  private final Kind kind;
  private final SharedObjects objects;
  private final Registration registration;

  protected SenderModule(Kind kind, SharedObjects objects, Registration registration) {
    this.kind = kind;
    this.objects = objects;
    this.registration = registration;
  }

  @Override
  public String identifier() {
    return kind.module();
  }

  @Override
  public String role() {
    return "SENDER";
  }

  @Override
  public Reply answer(Call call) {
    if (!call.method().equals("GET")) {
      throw OcpiFault.notAllowed("Only GET is understood here.");
    } else if (!call.path().isEmpty()) {
      throw OcpiFault.notFound("There is nothing at %s.".formatted(call.request().url()));
    }
    return list(call);
  }

  private Reply list(Call call) {
    int offset = call.number("offset", 0, 0);
    int limit = Math.min(call.number("limit", 1, MOST), MOST);
    SharedObjects.Filter filter =
        new SharedObjects.Filter(
            kind,
            call.partner().id(),
            call.partner().confinedTo(),
            call.time("date_from").orElse(null),
            call.time("date_to").orElse(null));
    long total = objects.count(filter);
    ArrayNode page = JsonNodeFactory.instance.arrayNode();
    objects.page(filter, offset, limit).stream()
        .map(Shared::document)
        .map(call.wire()::write)
        .forEach(page::add);
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Total-Count", Long.toString(total));
    headers.put("X-Limit", Integer.toString(MOST));
    if (offset + page.size() < total && !page.isEmpty()) {
      headers.put("Link", "<%s>; rel=\"next\"".formatted(next(call, offset + limit, limit)));
    }
    return new Reply(200, page, headers);
  }

  /** With the same filters, so that whoever follows the links sees the same list. */
  private String next(Call call, int offset, int limit) {
    String query =
        Stream.concat(
                Stream.of("date_from", "date_to")
                    .flatMap(
                        name -> call.parameter(name).map(v -> name + "=" + encoded(v)).stream()),
                Stream.of("offset=" + offset, "limit=" + limit))
            .reduce((a, b) -> a + "&" + b)
            .orElseThrow();
    List<String> path = call.request().path();
    return registration.versionsUrl().replaceAll("versions$", String.join("/", path)) + "?" + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

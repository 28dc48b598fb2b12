package org.voltide.csms.roaming.ocpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.RoamingSettings;

/**
 * Hands what partners ask to {@link OcpiServer}; who may ask is judged there, by tokens of OCPI.
 */
@Path("/ocpi/{path:.+}")
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
public class OcpiResource {
  private static final int MOST_BYTES = 1_000_000;

  private final OcpiServer server;
  private final RoamingSettings settings;

  OcpiResource(OcpiServer server, RoamingSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  @GET
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<String> get(@Context HttpServerRequest asked)
      throws IOException, InterruptedException {
    return answer(asked, InputStream.nullInputStream());
  }

  @POST
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<String> post(@Context HttpServerRequest asked, InputStream body)
      throws IOException, InterruptedException {
    return answer(asked, body);
  }

  @PUT
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<String> put(@Context HttpServerRequest asked, InputStream body)
      throws IOException, InterruptedException {
    return answer(asked, body);
  }

  @PATCH
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<String> patch(@Context HttpServerRequest asked, InputStream body)
      throws IOException, InterruptedException {
    return answer(asked, body);
  }

  @DELETE
  @PermitAll
  @Operation(hidden = true)
  public RestResponse<String> delete(@Context HttpServerRequest asked, InputStream body)
      throws IOException, InterruptedException {
    return answer(asked, body);
  }

  private RestResponse<String> answer(HttpServerRequest asked, InputStream body)
      throws IOException, InterruptedException {
    if (settings.address().isEmpty()) {
      throw Problem.notFound("roaming here", "(voltide.roaming.address is not set)");
    }
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw Problem.of(413, "The request is larger than %d bytes.".formatted(MOST_BYTES));
    }
    OcpiAnswer answer =
        server.answer(request(asked.method().name(), asked.uri(), headers(asked), bytes));
    RestResponse.ResponseBuilder<String> response =
        RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(answer.http()), answer.body());
    answer.headers().forEach(response::header);
    return response.type(MediaType.APPLICATION_JSON).build();
  }

  private static Map<String, String> headers(HttpServerRequest asked) {
    Map<String, String> headers = new HashMap<>();
    asked.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  /**
   * A request with its path and query decoded.
   *
   * @param uri from {@code /ocpi/} on
   */
  static OcpiRequest request(String method, String uri, Map<String, String> headers, byte[] body) {
    URI parsed = parsed(uri);
    List<String> path =
        Arrays.stream(parsed.getRawPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .map(part -> decoded(part.replace("+", "%2B")))
            .toList();
    Map<String, String> query = new HashMap<>();
    if (parsed.getRawQuery() != null) {
      for (String pair : parsed.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return new OcpiRequest(method, path, query, headers, body);
  }

  private static URI parsed(String uri) {
    try {
      return URI.create(uri);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("The address cannot be read.");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

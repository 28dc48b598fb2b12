package org.voltide.csms.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.OcspDesk;
import org.voltide.pki.authority.OcspResponder;

/** What certificates point to. Everybody may ask. */
@Path("/pki")
@Tag(name = "Certificates")
@RunOnVirtualThread
class PublicationResource {
  private static final String ADDRESS = "/pki/ocsp/";
  private static final String REQUEST = "application/ocsp-request";
  private static final String RESPONSE = "application/ocsp-response";
  private static final String LIST = "application/pkix-crl";

  private final Publisher publisher;

  PublicationResource(Publisher publisher) {
    this.publisher = publisher;
  }

  @POST
  @Path("ocsp")
  @Consumes(REQUEST)
  @Produces(RESPONSE)
  @PermitAll
  @Operation(summary = "Whether certificates of Voltide's authorities are revoked (RFC 6960)")
  public RestResponse<byte[]> ask(InputStream request) throws IOException {
    return reply(publisher.answer(request.readNBytes(OcspResponder.MOST_BYTES + 1)));
  }

  /** The request in DER, then Base64, with or without its slashes escaped (RFC 6960 A.1). */
  @GET
  @Path("ocsp/{request:.+}")
  @Produces(RESPONSE)
  @PermitAll
  @Operation(summary = "The same in an address, so that what lies between may keep the answer")
  public RestResponse<byte[]> ask(@Context HttpServerRequest asked) {
    // As it came: what makes paths tidy takes plus signs and double slashes away.
    String base64 = asked.path().substring(ADDRESS.length()).replace("+", "%2B");
    try {
      return reply(
          publisher.answer(
              Base64.getDecoder().decode(URLDecoder.decode(base64, StandardCharsets.UTF_8))));
    } catch (IllegalArgumentException notBase64) {
      return reply(publisher.answer(new byte[0]));
    }
  }

  @GET
  @Path("crl/{authority}.crl")
  @Produces(LIST)
  @PermitAll
  @Operation(summary = "The certificates that an authority of Voltide revoked (RFC 5280)")
  public RestResponse<byte[]> list(@PathParam("authority") String authority) {
    return publisher
        .list(authority)
        .map(list -> kept(list.der(), Duration.ofHours(1)))
        .orElseThrow(() -> Problem.notFound("authority", authority));
  }

  private static RestResponse<byte[]> reply(OcspDesk.Reply reply) {
    return kept(reply.der(), reply.fresh());
  }

  private static RestResponse<byte[]> kept(byte[] body, Duration fresh) {
    CacheControl caching = new CacheControl();
    caching.setNoStore(fresh.isZero());
    caching.setMaxAge((int) fresh.toSeconds());
    return RestResponse.ResponseBuilder.ok(body).cacheControl(caching).build();
  }
}

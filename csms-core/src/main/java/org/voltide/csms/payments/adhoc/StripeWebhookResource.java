package org.voltide.csms.payments.adhoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;

/**
 * Stripe tells that something happened to a payment. What it was is never believed from here but
 * asked for: an old or repeated word does no more than have Voltide look again.
 */
@Path("/api/v1/pay/stripe")
@Tag(name = "Payments")
@RunOnVirtualThread
class StripeWebhookResource {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_BYTES = 1 << 18;

  private final AdhocBook book;
  private final StripeSettings settings;
  private final ObjectMapper json;

  StripeWebhookResource(AdhocBook book, StripeSettings settings, ObjectMapper json) {
    this.book = book;
    this.settings = settings;
    this.json = json;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Webhook of Stripe, signed", description = "401: not signed by Stripe.")
  public void told(
      @HeaderParam("Stripe-Signature") @DefaultValue("") String signature, byte[] body) {
    String secret =
        settings.webhookSecret().orElseThrow(() -> Problem.notFound("webhook of", "Stripe"));
    if (body.length > MOST_BYTES || !isSigned(signature, body, secret)) {
      throw Problem.unauthenticated("Not signed by Stripe.");
    }
    try {
      JsonNode about = json.readTree(body).at("/data/object");
      for (String name : List.of("id", "payment_intent")) {
        book.news(about.path(name).asText());
      }
    } catch (IOException e) {
      throw Problem.unreadable("This is no JSON.");
    }
  }

  /** {@code t=…,v1=…,v1=…}: HMAC of the time, a dot and the body. */
  private static boolean isSigned(String header, byte[] body, String secret) {
    List<String> parts = Arrays.stream(header.split(",", 20)).map(String::strip).toList();
    byte[] expected =
        parts.stream()
            .filter(part -> part.startsWith("t="))
            .findFirst()
            .map(time -> hmac(secret, time.substring(2) + ".", body))
            .orElse(new byte[0]);
    String hex = HexFormat.of().formatHex(expected);
    return expected.length > 0
        && parts.stream()
            .filter(part -> part.startsWith("v1="))
            .anyMatch(
                part ->
                    MessageDigest.isEqual(
                        hex.getBytes(StandardCharsets.US_ASCII),
                        part.substring("v1=".length()).getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(String secret, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

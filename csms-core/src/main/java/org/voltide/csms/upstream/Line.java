package org.voltide.csms.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.voltide.csms.platform.BoundedHttp;

/**
 * A line to somebody else's servers: bounded, without redirects, and with what shows who we are.
 * Blocks. Thread-safe.
 */
final class Line implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration BEFORE_END = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Account account;
  private final Secrets secrets;
  private final Duration patience;
  private final BoundedHttp http;
  private final Clock realTime;
  private volatile Optional<Token> token = Optional.empty();

  private record Token(String text, Instant until) {}

  /**
   * @throws GeneralSecurityException when keys or certificates of TLS cannot be used
   */
  Line(Account account, Secrets secrets, Duration patience, Clock realTime)
      throws IOException, GeneralSecurityException {
    this.account = account;
    this.secrets = secrets;
    this.patience = patience;
    this.realTime = realTime;
    var tls = ClientTls.of(account, secrets);
    this.http =
        tls.isPresent()
            ? new BoundedHttp(patience, MOST_BYTES, tls.get())
            : new BoundedHttp(patience, MOST_BYTES);
  }

  Duration patience() {
    return patience;
  }

  /** Sends it with what shows who we are. */
  HttpResponse<byte[]> send(HttpRequest.Builder request, Duration patience)
      throws UpstreamException, InterruptedException {
    switch (account.authentication()) {
      case BASIC -> request.header("Authorization", "Basic " + basic());
      case OAUTH -> request.header("Authorization", "Bearer " + bearer(patience));
      case NONE, EXTERNAL_ACCOUNT -> {
        // It is in TLS or in what is sent.
      }
    }
    HttpResponse<byte[]> answer = plain(request.build(), patience);
    if (answer.statusCode() == 401) {
      token = Optional.empty();
    }
    return answer;
  }

  /** Sends it as it is. */
  HttpResponse<byte[]> plain(HttpRequest request, Duration patience)
      throws UpstreamException, InterruptedException {
    try {
      return http.send(request, patience);
    } catch (HttpTimeoutException late) {
      throw UpstreamException.notNow(request.uri().getHost() + " took too long.");
    } catch (IOException failed) {
      throw UpstreamException.notNow(
          "%s cannot be reached: %s".formatted(request.uri().getHost(), failed.getMessage()));
    }
  }

  /** What is wrong with an answer that should have been another one. */
  static UpstreamException unexpected(HttpResponse<byte[]> answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String why =
        "%s answered %d%s"
            .formatted(
                answer.uri().getHost(),
                answer.statusCode(),
                text.isEmpty() ? "." : ": " + text.substring(0, Math.min(300, text.length())));
    return switch (answer.statusCode()) {
      case 400, 404, 405, 406, 409, 410, 413, 415, 422 -> UpstreamException.refused(why);
      default -> UpstreamException.notNow(why);
    };
  }

  /**
   * @throws UpstreamException when it is none
   */
  static JsonNode json(HttpResponse<byte[]> answer) throws UpstreamException {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException unreadable) {
      throw UpstreamException.notNow("%s sent no JSON.".formatted(answer.uri().getHost()));
    }
  }

  /** A request with a body of JSON. */
  static HttpRequest.Builder posted(URI where, JsonNode body, String type) {
    try {
      return HttpRequest.newBuilder(where)
          .header("Content-Type", type)
          .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree can be written", impossible);
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private String user() {
    return Optional.ofNullable(account.user()).orElse("");
  }

  private String secret() {
    return Optional.ofNullable(secrets.secret()).orElse("");
  }

  private String basic() {
    return Base64.getEncoder()
        .encodeToString((user() + ":" + secret()).getBytes(StandardCharsets.UTF_8));
  }

  private String bearer(Duration patience) throws UpstreamException, InterruptedException {
    Instant now = realTime.instant();
    Optional<Token> held = token.filter(one -> now.isBefore(one.until()));
    if (held.isPresent()) {
      return held.get().text();
    }
    JsonNode told = json(tokenAnswer(patience));
    String text = told.path("access_token").asText();
    if (text.isEmpty()) {
      throw UpstreamException.notNow("The token service gave no token.");
    }
    Duration life = Duration.ofSeconds(Math.max(0, told.path("expires_in").asLong(0)));
    token = Optional.of(new Token(text, now.plus(life).minus(BEFORE_END)));
    return text;
  }

  private HttpResponse<byte[]> tokenAnswer(Duration patience)
      throws UpstreamException, InterruptedException {
    URI where = URI.create(Optional.ofNullable(account.tokenAddress()).orElse(""));
    HttpRequest.Builder request =
        account.kind() == Kind.OPCP
            ? posted(where, tokenRequest(), "application/json")
            : HttpRequest.newBuilder(where)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(tokenForm()));
    HttpResponse<byte[]> answer = plain(request.build(), patience);
    if (answer.statusCode() != 200) {
      throw UpstreamException.notNow(
          "The token service answered %d.".formatted(answer.statusCode()));
    }
    return answer;
  }

  /** As OPCP has it. */
  private ObjectNode tokenRequest() {
    return object()
        .put("grant_type", "client_credentials")
        .put("client_id", user())
        .put("client_secret", secret())
        .put("audience", Optional.ofNullable(account.audience()).orElse(""));
  }

  /** RFC 6749 4.4.2. */
  private String tokenForm() {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(form(user()), form(secret()));
    return account.audience() == null ? form : form + "&audience=" + form(account.audience());
  }

  private static String form(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}

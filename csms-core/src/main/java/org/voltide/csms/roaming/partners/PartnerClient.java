package org.voltide.csms.roaming.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.BoundedHttp;
import org.voltide.csms.platform.InnerAddresses;
import org.voltide.csms.roaming.RoamingSettings;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.Wire;
import org.voltide.csms.traces.Trace;
import org.voltide.csms.traces.Traces;

/**
 * Calls partners: bounded in time and size, no redirects, every message in the log. Blocks: for
 * virtual threads. Thread-safe.
 */
@Singleton
public class PartnerClient {
  private static final int MOST_BYTES = 8_000_000;
  private static final int SERVER_ERRORS = 500;
  private static final int TOO_MANY = 429;
  private static final int TIMEOUT = 408;
  private static final int CLIENT_ERRORS = 400;
  private static final int REDIRECTS = 300;

  private final RoamingSettings settings;
  private final Partners partners;
  private final PartnerLog log;
  private final Traces traces;
  private final BoundedHttp http;

  public PartnerClient(RoamingSettings settings, Partners partners, PartnerLog log, Traces traces) {
    this.settings = settings;
    this.partners = partners;
    this.log = log;
    this.traces = traces;
    http = new BoundedHttp(settings.patience(), MOST_BYTES);
  }

  /**
   * A question to a partner.
   *
   * @param secret whether bodies must stay out of the log
   * @param to whom it is for
   */
  public record Question(
      String method, String url, @Nullable JsonNode body, boolean secret, Recipient to) {

    /** To a functional module; at a hub, of everybody there. */
    public static Question of(String method, String url, @Nullable JsonNode body) {
      return new Question(method, url, body, false, Recipient.EVERYBODY);
    }

    static Question ofConfiguration(String method, String url, @Nullable JsonNode body) {
      return new Question(method, url, body, true, Recipient.PLATFORM);
    }

    public Question to(Recipient recipient) {
      return new Question(method, url, body, secret, recipient);
    }
  }

  /**
   * What it answered.
   *
   * @param data missing where the partner sent none
   * @param next address of the page that follows
   */
  public record Reply(JsonNode data, Optional<String> next, Optional<String> location) {}

  /**
   * Asks, and notes how it went.
   *
   * @throws PartnerFailure when it did not do what it was asked
   */
  public Reply ask(Partner partner, Question question) throws PartnerFailure, InterruptedException {
    if (question.to() instanceof Recipient.One(Party to) && !partner.reaches(to)) {
      throw new PartnerFailure.Refused("%s is not connected to its hub".formatted(to), 0, 0);
    }
    try {
      Reply reply = send(partner, question);
      partners.answered(partner.id());
      return reply;
    } catch (PartnerFailure.Unreachable gone) {
      partners.unreachable(partner, gone.getMessage());
      throw gone;
    } catch (PartnerFailure.Refused refused) {
      partners.answered(partner.id());
      partners.strayed(partner.id(), refused.getMessage());
      throw refused;
    }
  }

  /** Notes that what a partner answered makes no sense. */
  PartnerFailure.Refused strayed(Partner partner, String why) {
    partners.strayed(partner.id(), why);
    return new PartnerFailure.Refused(why, 0, 0);
  }

  private Reply send(Partner partner, Question question)
      throws PartnerFailure, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = null;
    int status = 0;
    String error = null;
    Trace trace = traces.calling("OCPI").with("http.request.method", question.method());
    try {
      answer = http.send(request(partner, question, trace));
      trace.with("http.response.status_code", answer.statusCode());
      JsonNode envelope = envelope(partner.wire(), answer);
      status = envelope.path("status_code").asInt();
      return reply(answer, envelope, status);
    } catch (IOException silent) {
      trace.failed(silent.getClass().getSimpleName());
      error = "%s: %s".formatted(question.url(), words(silent));
      throw new PartnerFailure.Unreachable(error);
    } catch (PartnerFailure failure) {
      trace.failed(failure.getClass().getSimpleName());
      error = failure.getMessage();
      throw failure;
    } finally {
      trace.with("ocpi.status_code", status).end();
      note(partner, question, answer, status, error, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private static JsonNode envelope(Wire wire, HttpResponse<byte[]> answer) throws PartnerFailure {
    int http = answer.statusCode();
    if (http >= SERVER_ERRORS || http == TOO_MANY || http == TIMEOUT) {
      throw new PartnerFailure.Unreachable("%s: it answered %d".formatted(answer.uri(), http));
    }
    if (http >= REDIRECTS && http < CLIENT_ERRORS) {
      throw refused(answer, "it redirects, which is not followed", 0);
    }
    if (answer.body().length == 0 && http < REDIRECTS) {
      return MissingNode.getInstance();
    }
    try {
      return wire.parse(answer.body());
    } catch (OcpiFault broken) {
      throw refused(answer, broken.getMessage(), 0);
    }
  }

  private static Reply reply(HttpResponse<byte[]> answer, JsonNode envelope, int status)
      throws PartnerFailure {
    if (answer.statusCode() >= CLIENT_ERRORS || (status != 0 && status / 1000 != 1)) {
      throw refused(answer, envelope.path("status_message").asText("no reason given"), status);
    }
    if (!envelope.isMissingNode() && !envelope.path("status_code").isInt()) {
      throw refused(answer, "its answer is no envelope of OCPI", 0);
    }
    return new Reply(
        envelope.path("data"),
        answer.headers().allValues("Link").stream()
            .flatMap(l -> Links.next(l).stream())
            .findFirst(),
        answer.headers().firstValue("Location"));
  }

  private static PartnerFailure.Refused refused(
      HttpResponse<byte[]> answer, String why, int status) {
    int http = answer.statusCode();
    return new PartnerFailure.Refused(
        "%s: %s (HTTP %d, OCPI %d)".formatted(answer.uri(), why, http, status), http, status);
  }

  private HttpRequest request(Partner partner, Question question, Trace trace) throws IOException {
    String id = UUID.randomUUID().toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(allowed(question.url()))
            .header("X-Request-ID", id)
            .header("X-Correlation-ID", id)
            .header("Content-Type", "application/json")
            .method(
                question.method(),
                question.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(question.body().toString()));
    trace.headers().forEach(request::header);
    if (partner.tokenOut() != null) {
      request.header("Authorization", AccessToken.header(partner.tokenOut(), partner.plainToken()));
    }
    question.to().headers(partner, settings.party()).forEach(request::header);
    return request.build();
  }

  private URI allowed(String url) throws IOException {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IOException("the address cannot be read", e);
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new IOException("the address is none of http or https");
    }
    if (!settings.local() && InnerAddresses.includeHost(uri.getHost())) {
      throw new IOException("the address is of a private network; see voltide.roaming.local");
    }
    return uri;
  }

  private static String words(IOException silent) {
    Throwable cause = silent.getCause() == null ? silent : silent.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void note(
      Partner partner,
      Question question,
      @Nullable HttpResponse<byte[]> answer,
      int status,
      @Nullable String error,
      Duration took) {
    boolean shown = !question.secret();
    log.note(
        partner.id(),
        new PartnerLog.Message(
            false,
            question.method(),
            question.url(),
            answer == null ? null : answer.statusCode(),
            status == 0 ? null : status,
            took,
            shown && question.body() != null ? question.body().toString() : null,
            shown && answer != null ? new String(answer.body(), StandardCharsets.UTF_8) : null,
            error));
  }

  @PreDestroy
  public void close() {
    http.close();
  }
}

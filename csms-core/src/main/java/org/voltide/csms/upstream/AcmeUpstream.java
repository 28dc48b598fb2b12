package org.voltide.csms.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.profile.ProfilePack;

/**
 * Certificates by ACME (RFC 8555). Stations prove nothing: what they are called is authorized
 * beforehand for our account, so that an order is ready at once. Blocks. Thread-safe.
 */
final class AcmeUpstream implements Upstream {
  private static final String JOSE = "application/jose+json";
  private static final String BAD_NONCE = "urn:ietf:params:acme:error:badNonce";

  private final Account account;
  private final Secrets secrets;
  private final AcmeKey key;
  private final Line line;
  private final Clock realTime;
  private Optional<JsonNode> directory = Optional.empty();
  private Optional<String> registered = Optional.empty();
  private Optional<String> nonce = Optional.empty();

  AcmeUpstream(Account account, Secrets secrets, AcmeKey key, Line line, Clock realTime) {
    this.account = account;
    this.secrets = secrets;
    this.key = key;
    this.line = line;
    this.realTime = realTime;
  }

  /** One request at a time: each needs the nonce of the one before. */
  @Override
  public synchronized Enrolment enrol(Request request)
      throws UpstreamException, InterruptedException {
    Order order = order(request);
    if (order.is("ready")) {
      String csr = request.csr().replaceAll("-----[A-Z ]+-----|\\s", "");
      ObjectNode payload =
          Line.object().put("csr", AcmeKey.base64(Base64.getDecoder().decode(csr)));
      order = order.after(post(within(order.told, "finalize"), Optional.of(payload)));
    }
    return switch (order.told.path("status").asText()) {
      case "valid" -> new Issued(chain(post(within(order.told, "certificate"), Optional.empty())));
      case "processing" -> new Later(order.pause, Optional.of(order.address));
      case "pending" ->
          throw UpstreamException.refused(
              "The server wants proof of %s: have it authorized for Voltide's account beforehand."
                  .formatted(request.commonName()));
      default ->
          throw UpstreamException.refused(
              "The server gave the order up: "
                  + order.told.path("error").path("detail").asText("it does not say why"));
    };
  }

  /**
   * An order as the server last told it.
   *
   * @param address where it tells more
   */
  private record Order(String address, JsonNode told, Duration pause) {
    boolean is(String status) {
      return told.path("status").asText().equals(status);
    }

    Order after(HttpResponse<byte[]> answer) throws UpstreamException {
      return new Order(address, Line.json(answer), pause);
    }
  }

  private Order order(Request request) throws UpstreamException, InterruptedException {
    if (request.ticket().isPresent()) {
      URI known = sameServer(request.ticket().get());
      HttpResponse<byte[]> answer = post(known, Optional.empty());
      return new Order(known.toString(), Line.json(answer), pause(answer));
    }
    ObjectNode wanted = Line.object();
    wanted
        .putArray("identifiers")
        .addObject()
        .put("type", Optional.ofNullable(account.identifierType()).orElse("dns"))
        .put("value", request.commonName());
    HttpResponse<byte[]> answer = post(place("newOrder"), Optional.of(wanted));
    return new Order(location(answer), Line.json(answer), pause(answer));
  }

  private Duration pause(HttpResponse<byte[]> answer) {
    return RetryAfter.of(answer, realTime.instant());
  }

  @Override
  public synchronized List<X509Certificate> authorities(ProfilePack profiles)
      throws UpstreamException, InterruptedException {
    account();
    return List.of();
  }

  @Override
  public List<ContractAnswer> contracts(String exiRequest, String namespace, Duration patience)
      throws UpstreamException {
    throw UpstreamException.refused("ACME knows no contracts.");
  }

  private URI place(String name) throws UpstreamException, InterruptedException {
    if (directory.isEmpty()) {
      HttpResponse<byte[]> answer =
          line.plain(HttpRequest.newBuilder(account.uri()).build(), line.patience());
      if (answer.statusCode() != 200) {
        throw Line.unexpected(answer);
      }
      directory = Optional.of(Line.json(answer));
    }
    return within(directory.get(), name);
  }

  private URI within(JsonNode told, String name) throws UpstreamException {
    return sameServer(told.path(name).asText());
  }

  /** A server sends us nowhere else. */
  private URI sameServer(String address) throws UpstreamException {
    try {
      URI there = URI.create(address);
      if (account.uri().resolve("/").equals(there.resolve("/"))) {
        return there;
      }
    } catch (IllegalArgumentException unreadable) {
      throw UpstreamException.notNow("The server names an address that cannot be read.");
    }
    throw UpstreamException.notNow("The server names an address that is not its own.");
  }

  private String account() throws UpstreamException, InterruptedException {
    if (registered.isEmpty()) {
      URI where = place("newAccount");
      ObjectNode wanted = Line.object().put("termsOfServiceAgreed", true);
      if (account.authentication() == Account.Authentication.EXTERNAL_ACCOUNT) {
        wanted.set("externalAccountBinding", binding(where));
      }
      registered = Optional.of(location(send(where, Optional.empty(), Optional.of(wanted))));
    }
    return registered.get();
  }

  private ObjectNode binding(URI where) throws UpstreamException {
    try {
      return key.binding(
          where,
          Optional.ofNullable(account.user()).orElse(""),
          Optional.ofNullable(secrets.secret()).orElse(""));
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw UpstreamException.refused("The key of the external account cannot be used.");
    }
  }

  private HttpResponse<byte[]> post(URI where, Optional<JsonNode> payload)
      throws UpstreamException, InterruptedException {
    return send(where, Optional.of(account()), payload);
  }

  private HttpResponse<byte[]> send(URI where, Optional<String> kid, Optional<JsonNode> payload)
      throws UpstreamException, InterruptedException {
    HttpResponse<byte[]> answer = once(where, kid, payload);
    if (answer.statusCode() == 400 && Line.json(answer).path("type").asText().equals(BAD_NONCE)) {
      answer = once(where, kid, payload);
    }
    if (answer.statusCode() / 100 != 2) {
      throw Line.unexpected(answer);
    }
    return answer;
  }

  private HttpResponse<byte[]> once(URI where, Optional<String> kid, Optional<JsonNode> payload)
      throws UpstreamException, InterruptedException {
    try {
      ObjectNode signed = key.sign(where, freshNonce(), kid, payload);
      HttpResponse<byte[]> answer =
          line.plain(Line.posted(where, signed, JOSE).build(), line.patience());
      nonce = answer.headers().firstValue("Replay-Nonce");
      return answer;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The account's key does not sign", broken);
    }
  }

  private String freshNonce() throws UpstreamException, InterruptedException {
    Optional<String> left = nonce;
    nonce = Optional.empty();
    if (left.isPresent()) {
      return left.get();
    }
    HttpResponse<byte[]> answer =
        line.plain(
            HttpRequest.newBuilder(place("newNonce"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            line.patience());
    return answer
        .headers()
        .firstValue("Replay-Nonce")
        .orElseThrow(() -> UpstreamException.notNow("The server gives no nonces."));
  }

  private static String location(HttpResponse<byte[]> answer) throws UpstreamException {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> UpstreamException.notNow("The server does not say where it is."));
  }

  private static List<X509Certificate> chain(HttpResponse<byte[]> answer) throws UpstreamException {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(answer.body()))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException unreadable) {
      throw UpstreamException.notNow("What it sent are no certificates in PEM.");
    }
  }
}

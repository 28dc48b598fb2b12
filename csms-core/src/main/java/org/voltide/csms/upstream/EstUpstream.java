package org.voltide.csms.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.profile.ProfilePack;

/**
 * Certificates by EST (RFC 7030), as also OPCP and OPNC have them, and the contract pools of these
 * two. Blocks. Thread-safe.
 */
final class EstUpstream implements Upstream {
  private static final Pattern ARMOUR = Pattern.compile("-----[A-Z ]+-----|\\s");
  private static final int SEQUENCE = 0x30;

  private final Account account;
  private final Line line;
  private final Clock realTime;

  EstUpstream(Account account, Line line, Clock realTime) {
    this.account = account;
    this.line = line;
    this.realTime = realTime;
  }

  @Override
  public Enrolment enrol(Request request) throws UpstreamException, InterruptedException {
    boolean renews = request.renews() && account.reenrols();
    Places places = account.places();
    URI where = Places.at(account, renews ? places.reenrol() : places.enrol(), request.profiles());
    HttpResponse<byte[]> answer =
        line.send(
            fromUs(HttpRequest.newBuilder(where))
                .header("Content-Type", "application/pkcs10")
                .header("Content-Transfer-Encoding", "base64")
                .header("Accept", "application/pkcs7-mime, */*;q=0.5")
                .POST(HttpRequest.BodyPublishers.ofString(bare(request.csr()))),
            line.patience());
    return switch (answer.statusCode()) {
      case 200 -> new Issued(withIssuers(certificates(answer), request.profiles()));
      case 202 -> new Later(RetryAfter.of(answer, realTime.instant()), Optional.empty());
      default -> throw Line.unexpected(answer);
    };
  }

  /** RFC 7030 4.2.3 has the certificate alone; its issuers are asked for separately. */
  private List<X509Certificate> withIssuers(List<X509Certificate> sent, ProfilePack profiles)
      throws UpstreamException, InterruptedException {
    if (sent.size() != 1) {
      return sent;
    }
    List<X509Certificate> all = new ArrayList<>(sent);
    all.addAll(authorities(profiles));
    return all;
  }

  @Override
  public List<X509Certificate> authorities(ProfilePack profiles)
      throws UpstreamException, InterruptedException {
    HttpResponse<byte[]> answer =
        line.send(
            fromUs(
                HttpRequest.newBuilder(
                    Places.at(account, account.places().authorities(), profiles))),
            line.patience());
    if (answer.statusCode() != 200) {
      throw Line.unexpected(answer);
    }
    return certificates(answer);
  }

  @Override
  public List<ContractAnswer> contracts(String exiRequest, String namespace, Duration patience)
      throws UpstreamException, InterruptedException {
    ProfilePack any = ProfilePack.ISO_15118_2;
    HttpResponse<byte[]> answer =
        line.send(
            fromUs(
                Line.posted(
                    Places.at(account, account.places().contracts(), any),
                    Line.object()
                        .put("certificateInstallationReq", exiRequest)
                        .put("xsdMsgDefNamespace", namespace),
                    "application/json")),
            patience);
    if (answer.statusCode() == 404) {
      throw UpstreamException.refused("It has no contract for this car.");
    }
    if (answer.statusCode() != 200) {
      throw Line.unexpected(answer);
    }
    List<ContractAnswer> answers = answers(Line.json(answer));
    if (answers.isEmpty()) {
      throw UpstreamException.refused("It sent no contract.");
    }
    return answers;
  }

  /** {@code CCPResponse} of OPCP, {@code signedContractDataCollection} of OPNC. */
  private static List<ContractAnswer> answers(JsonNode told) {
    List<ContractAnswer> answers = new ArrayList<>();
    for (JsonNode content : told.path("CCPResponse").path("emaidContent")) {
      add(answers, content.path("messageDef"));
    }
    for (JsonNode content : told.path("signedContractDataCollection")) {
      add(answers, content);
    }
    return answers;
  }

  private static void add(List<ContractAnswer> answers, JsonNode content) {
    String exi = content.path("certificateInstallationRes").asText();
    if (!exi.isEmpty()) {
      answers.add(new ContractAnswer(content.path("emaid").asText(), exi));
    }
  }

  /** OPNC has requests say whom they are from and for. */
  private HttpRequest.Builder fromUs(HttpRequest.Builder request) {
    if (account.kind() == Kind.OPNC) {
      header(request, "OPNC-from-party-type", "cpo");
      header(request, "OPNC-from-party-id", account.partyId());
      header(request, "OPNC-to-party-type", account.toPartyType());
      header(request, "OPNC-to-party-id", account.toPartyId());
    }
    return request;
  }

  private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
    if (value != null) {
      request.header(name, value);
    }
  }

  private static String bare(String pem) {
    return ARMOUR.matcher(pem).replaceAll("");
  }

  private static List<X509Certificate> certificates(HttpResponse<byte[]> answer)
      throws UpstreamException {
    return certificates(answer.body());
  }

  /** PKCS#7 as RFC 7030 has it in base64; some send it bare, or in PEM. */
  static List<X509Certificate> certificates(byte[] body) throws UpstreamException {
    try {
      byte[] der =
          body.length > 0 && body[0] == SEQUENCE
              ? body
              : Base64.getDecoder().decode(bare(new String(body, StandardCharsets.ISO_8859_1)));
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(der))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException | RuntimeException unreadable) {
      throw UpstreamException.notNow("What it sent are no certificates in PKCS#7.");
    }
  }
}

package org.voltide.csms.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.upstream.Account.Authentication;
import org.voltide.csms.upstream.Upstream.ContractAnswer;
import org.voltide.csms.upstream.Upstream.Issued;
import org.voltide.pki.profile.ProfilePack;

/** Against the shapes that OPCP 1.0.0 and OPNC 1.0 publish. */
class PoolUpstreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAMESPACE = "urn:iso:15118:2:2013:MsgDef";
  private static final String CSR = TestAuthority.csr("DEABCE1", "Operator");
  private static final String ASKED =
      """
      {"certificateInstallationReq":"gJg=","xsdMsgDefNamespace":"urn:iso:15118:2:2013:MsgDef"}""";

  private final TestAuthority authority = new TestAuthority();
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  private static Upstream upstream(Account account) throws Exception {
    Clock clock = Clock.systemUTC();
    Secrets secrets = new Secrets("s3cret", null, null);
    return new EstUpstream(account, new Line(account, secrets, PATIENCE, clock), clock);
  }

  private Upstream opcp() throws Exception {
    server.stubFor(
        post("/oauth/token")
            .withRequestBody(
                equalToJson(
                    """
                    {"grant_type":"client_credentials","client_id":"cpo","client_secret":"s3cret",
                     "audience":"https://pool.example"}"""))
            .willReturn(
                okJson(
                    """
                    {"access_token":"of a day","scope":"pkigateway","expires_in":86400,
                     "token_type":"Bearer"}""")));
    return upstream(
        World.account(
            Kind.OPCP, address(), null, Set.of(Use.values()), Authentication.OAUTH, "cpo"));
  }

  private Upstream opnc() throws Exception {
    return upstream(
        World.account(
            Kind.OPNC,
            address() + "/opnc/v1",
            null,
            Set.of(Use.values()),
            Authentication.NONE,
            null));
  }

  private static Upstream.Request request(ProfilePack pack) {
    return new Upstream.Request(CSR, "DEABCE1", pack, false, Optional.empty());
  }

  private static ResponseDefinitionBuilder pkcs7(List<X509Certificate> certificates) {
    return aResponse()
        .withHeader("Content-Type", "application/pkcs7-mime; smime-type=certs-only")
        .withBody(Base64.getEncoder().encodeToString(TestAuthority.pkcs7(certificates)));
  }

  @Test
  void opcpIssuesByEstWithTheEditionInThePathAndOneTokenADay() throws Exception {
    Upstream upstream = opcp();
    List<X509Certificate> path = authority.issue(CSR);
    String body = CSR.replaceAll("-----[A-Z ]+-----|\\s", "");
    server.stubFor(
        post("/.well-known/est/cpo/simpleenroll/ISO15118-2")
            .withHeader("Authorization", equalTo("Bearer of a day"))
            .withHeader("Content-Type", equalTo("application/pkcs10"))
            .withRequestBody(equalTo(body))
            .willReturn(pkcs7(path)));
    server.stubFor(
        get("/cpo/cacerts/ISO15118-20/secp521r1/").willReturn(pkcs7(authority.authorities())));

    Issued issued = (Issued) upstream.enrol(request(ProfilePack.ISO_15118_2));
    assertThat(issued.certificates()).containsExactlyInAnyOrderElementsOf(path);
    assertThat(upstream.authorities(ProfilePack.ISO_15118_20)).hasSize(3);
    server.verify(exactly(1), postRequestedFor(urlEqualTo("/oauth/token")));
  }

  @Test
  void opcpHasContracts() throws Exception {
    Upstream upstream = opcp();
    server.stubFor(
        post("/v1/ccp/signedContractData")
            .withRequestBody(equalToJson(ASKED))
            .willReturn(
                okJson(
                    """
                    {"CCPResponse":{"emaidContent":[
                      {"messageDef":{"metaData":"","certificateInstallationRes":"gJgC",
                                     "emaid":"DEABCC12345678"}},
                      {"messageDef":{"certificateInstallationRes":"gJgD",
                                     "emaid":"DEABCC87654321"}}]}}""")));
    assertThat(upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .containsExactly(
            new ContractAnswer("DEABCC12345678", "gJgC"),
            new ContractAnswer("DEABCC87654321", "gJgD"));

    server.stubFor(
        post("/v1/ccp/signedContractData")
            .willReturn(
                status(404).withBody("{\"errorMessages\":[\"Contract or Vehicle not found.\"]}")));
    assertThatThrownBy(() -> upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .isInstanceOfSatisfying(
            UpstreamException.class, refused -> assertThat(refused.isFinal()).isTrue())
        .hasMessageContaining("no contract for this car");
    server.stubFor(post("/v1/ccp/signedContractData").willReturn(status(401)));
    assertThatThrownBy(() -> upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .hasMessageContaining("401");
    assertThatThrownBy(() -> upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .hasMessageContaining("401");
    server.verify(exactly(2), postRequestedFor(urlEqualTo("/oauth/token")));
  }

  @Test
  void opncSaysWhoAsksAndForWhat() throws Exception {
    Upstream upstream = opnc();
    List<X509Certificate> path = authority.issue(CSR);
    server.stubFor(
        post(urlEqualTo(
                "/opnc/v1/pki/est/simpleenroll?caDomain=cpo&iso15118Version=ISO15118-2"
                    + "&algorithm=secp256r1"))
            .withHeader("OPNC-from-party-type", equalTo("cpo"))
            .withHeader("OPNC-from-party-id", equalTo("DEABC"))
            .withHeader("OPNC-to-party-id", absent())
            .willReturn(pkcs7(path)));
    server.stubFor(
        post("/opnc/v1/ccp/signedcontractdata")
            .withRequestBody(equalToJson(ASKED))
            .willReturn(
                okJson(
                    """
                    {"signedContractDataCollection":[
                      {"emaid":"DEABCC12345678","pcid":"WPO","certificateInstallationRes":"gJgC",
                       "xsdMsgDefNamespace":"urn:iso:15118:2:2013:MsgDef"}]}""")));
    assertThat(upstream.enrol(request(ProfilePack.ISO_15118_2))).isInstanceOf(Issued.class);
    assertThat(upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .containsExactly(new ContractAnswer("DEABCC12345678", "gJgC"));
  }

  @Test
  void nonsenseIsSaidToBe() throws Exception {
    Upstream upstream = opnc();
    server.stubFor(
        post("/opnc/v1/ccp/signedcontractdata").willReturn(aResponse().withBody("<html>")));
    assertThatThrownBy(() -> upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .hasMessageContaining("no JSON");
    server.stubFor(post("/opnc/v1/ccp/signedcontractdata").willReturn(okJson("{}")));
    assertThatThrownBy(() -> upstream.contracts("gJg=", NAMESPACE, PATIENCE))
        .hasMessageContaining("sent no contract");
    server.stubFor(
        post(urlEqualTo(
                "/opnc/v1/pki/est/simpleenroll?caDomain=cpo&iso15118Version=ISO15118-2"
                    + "&algorithm=secp256r1"))
            .willReturn(aResponse().withBody("none")));
    assertThatThrownBy(() -> upstream.enrol(request(ProfilePack.ISO_15118_2)))
        .hasMessageContaining("no certificates in PKCS#7");
  }
}

package org.voltide.csms.roaming.ocpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.MockPartner;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.partners.V2gPolicy;
import org.voltide.csms.roaming.wire.OcpiVersion;

class HandshakeTest {
  private final RoamingWorld world = new RoamingWorld();
  private final MockPartner mock = new MockPartner("MCK");

  @AfterEach
  void close() {
    mock.close();
    world.close();
  }

  private int status(String method, String path, String body) {
    return mock.ask(method, world.url(path), body).statusCode();
  }

  @Test
  void aPartnerWithAnInvitationRegistersAndOnlyThenSeesMore() {
    Registration.Invitation invitation = world.registration.invite("Mock", V2gPolicy.CHARGE_ONLY);
    mock.tokenOfOthers = invitation.token();
    JsonNode versions = world.get(mock, "versions").path("data");
    assertThat(versions.findValuesAsText("version")).containsExactly("2.2.1", "2.3.0");
    JsonNode details = world.get(mock, "2.2.1").path("data");
    assertThat(details.path("endpoints").findValuesAsText("identifier"))
        .contains("credentials", "locations", "tariffs");
    assertThat(status("GET", "2.2.1/cpo/locations", "")).isEqualTo(401);
    assertThat(status("PUT", "2.2.1/credentials", mock.credentials())).isEqualTo(405);
    assertThat(status("DELETE", "2.2.1/credentials", "")).isEqualTo(405);

    var answer = mock.ask("POST", world.url("2.2.1/credentials"), mock.credentials());
    assertThat(answer.headers().firstValue("X-Request-ID")).contains("request-1");
    assertThat(answer.headers().firstValue("X-Correlation-ID")).contains("correlation-1");
    JsonNode ours = Json.stored(answer.body()).path("data");
    assertThat(ours.at("/roles/0/role").asText()).isEqualTo("CPO");
    assertThat(ours.at("/roles/0/party_id").asText()).isEqualTo("VLT");
    assertThat(ours.path("token").asText()).isNotEqualTo(invitation.token()).hasSizeLessThan(65);
    assertThat(status("GET", "2.2.1/cpo/locations", ""))
        .as("the invitation is used up")
        .isEqualTo(401);

    mock.tokenOfOthers = ours.path("token").asText();
    assertThat(status("GET", "2.2.1/cpo/locations", "")).isEqualTo(200);
    assertThat(status("POST", "2.2.1/credentials", mock.credentials())).isEqualTo(405);
    Partner partner = world.partners.demand(invitation.partner().id());
    assertThat(partner.state()).isEqualTo(Partner.State.REGISTERED);
    assertThat(partner.version()).isEqualTo(OcpiVersion.V2_2_1);
    assertThat(partner.tokenOut()).isEqualTo("token-B-of-the-mock");
    assertThat(partner.party().orElseThrow()).hasToString("NL*MCK");
    assertThat(partner.endpoint("locations", "RECEIVER"))
        .contains(mock.address() + "/2.2.1/locations");
  }

  @Test
  void anyTokenOfOtherSpellingIsUnderstood() {
    Registration.Invitation invitation = world.registration.invite("Mock", V2gPolicy.CHARGE_ONLY);
    String url = world.url("versions");
    for (String header :
        List.of(
            "Token " + invitation.token(),
            "token " + MockPartner.base64(invitation.token()),
            "Token " + MockPartner.base64(invitation.token() + "\n"))) {
      assertThat(mock.ask("GET", url, "", header).statusCode()).as(header).isEqualTo(200);
    }
    for (String header : List.of("Token wrong", "Bearer " + invitation.token(), "Token ")) {
      assertThat(mock.ask("GET", url, "", header).statusCode()).as(header).isEqualTo(401);
    }
  }

  @Test
  void weRegisterWithATokenAndAgreeOnTheNewestVersion() throws InterruptedException {
    mock.tokenForOthers = "token-A";
    mock.answer(
        "/2.3.0/credentials",
        asked -> {
          mock.tokenOfOthers = Json.stored(asked.body()).path("token").asText();
          assertThat(mock.ask("GET", world.url("versions"), "").statusCode())
              .as("it may ask before it answers")
              .isEqualTo(200);
          mock.tokenForOthers = "token-C";
          return MockPartner.Answer.of(200, MockPartner.envelope(mock.credentials()));
        });
    Partner partner =
        world.registration.begin("Mock", V2gPolicy.NET, mock.versionsUrl(), "token-A");
    assertThat(partner.state()).isEqualTo(Partner.State.REGISTERED);
    assertThat(partner.version()).isEqualTo(OcpiVersion.V2_3_0);
    assertThat(partner.tokenOut()).isEqualTo("token-C");
    assertThat(status("GET", "2.3.0/cpo/locations", "")).isEqualTo(200);
    assertThat(mock.asked("GET", "/versions").getFirst().headers().get("authorization"))
        .isEqualTo("Token " + MockPartner.base64("token-A"));
    String before = mock.tokenOfOthers;

    world.registration.renew(partner);
    assertThat(mock.asked("PUT", "/2.3.0/credentials")).hasSize(1);
    assertThat(mock.tokenOfOthers).isNotEqualTo(before);
    assertThat(status("GET", "2.3.0/cpo/locations", "")).isEqualTo(200);
    mock.tokenOfOthers = before;
    assertThat(status("GET", "2.3.0/cpo/locations", "")).isEqualTo(401);
  }

  @Test
  void aPartnerThatWantsItsTokenPlainGetsItSo() throws InterruptedException {
    mock.wantsPlainToken = true;
    Partner partner =
        world.registration.begin(
            "Mock", V2gPolicy.CHARGE_ONLY, mock.versionsUrl(), mock.tokenForOthers);
    assertThat(partner.plainToken()).isTrue();
    assertThat(partner.state()).isEqualTo(Partner.State.REGISTERED);
  }

  @Test
  void bothSidesRenewAndEnd() {
    Partner partner = world.registered(mock);
    String before = mock.tokenOfOthers;
    mock.tokenForOthers = "token-B2";
    JsonNode renewed =
        Json.stored(mock.ask("PUT", world.url("2.3.0/credentials"), mock.credentials()).body());
    assertThat(status("GET", "2.3.0/cpo/tariffs", "")).isEqualTo(401);
    mock.tokenOfOthers = renewed.at("/data/token").asText();
    assertThat(mock.tokenOfOthers).isNotEqualTo(before);
    assertThat(world.get(mock, "2.3.0/credentials").at("/data/token").asText())
        .isEqualTo(mock.tokenOfOthers);
    assertThat(world.partners.demand(partner.id()).tokenOut()).isEqualTo("token-B2");

    assertThat(status("DELETE", "2.3.0/credentials", "")).isEqualTo(200);
    assertThat(status("GET", "versions", "")).isEqualTo(401);
    assertThat(world.partners.demand(partner.id()).state()).isEqualTo(Partner.State.ENDED);
  }

  @Test
  void whoCannotBeCalledBackIsNotRegistered() {
    Registration.Invitation invitation = world.registration.invite("Mock", V2gPolicy.CHARGE_ONLY);
    mock.tokenOfOthers = invitation.token();
    String url = world.url("2.2.1/credentials");
    mock.answer("/versions", _ -> MockPartner.Answer.of(500, "oops"));
    assertThat(Json.stored(mock.ask("POST", url, mock.credentials()).body()).path("status_code"))
        .hasToString("3001");
    mock.behave("/versions");
    mock.versions = List.of("2.1.1");
    assertThat(Json.stored(mock.ask("POST", url, mock.credentials()).body()).path("status_code"))
        .hasToString("3002");
    assertThat(mock.ask("POST", url, "{\"token\":").statusCode()).isEqualTo(400);
    assertThat(Json.stored(mock.ask("POST", url, "{\"url\":\"x\"}").body()).toString())
        .contains("2001", "token is missing");
    assertThat(world.partners.demand(invitation.partner().id()).state())
        .isEqualTo(Partner.State.INVITED);
  }

  @Test
  void aFailedRegistrationLeavesNothing() {
    for (String answer :
        List.of(
            "", "[]", "{\"status_code\":\"1000\"}", "{\"data\":[{\"version\":\"2.2.1\"", "null")) {
      mock.answer("/versions", _ -> MockPartner.Answer.of(200, answer));
      assertThatThrownBy(
              () ->
                  world.registration.begin(
                      "Mock", V2gPolicy.CHARGE_ONLY, mock.versionsUrl(), mock.tokenForOthers))
          .as(answer)
          .isInstanceOf(Problem.class)
          .hasMessageContaining("The registration failed");
    }
    assertThat(world.partners.all()).isEmpty();
  }

  @Test
  void whatWeShowPartnersIsEncryptedAlsoWhenItWasNotBefore() {
    Partner partner = world.registered(mock);
    assertThat(stored(partner)).doesNotContain(mock.tokenForOthers);
    world.database.update(
        "update roaming_partner set token_out = 'of before', token_out_closed = null");
    world.partners.closeTokens();
    world.partners.closeTokens();
    assertThat(stored(partner)).doesNotContain("of before");
    assertThat(world.partners.demand(partner.id()).tokenOut()).isEqualTo("of before");
  }

  private String stored(Partner partner) {
    return world
        .database
        .query(
            "select concat(p.token_out, encode(p.token_out_closed, 'escape')) as text"
                + " from roaming_partner p where id = ?",
            row -> row.text("text"),
            partner.id())
        .getFirst();
  }
}

package org.voltide.csms.roaming.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.voltide.csms.roaming.model.SetChargingProfile;
import org.voltide.csms.roaming.ocpi.Call;
import org.voltide.csms.roaming.ocpi.Module;
import org.voltide.csms.roaming.ocpi.Reply;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Takes partners' charging profiles for sessions of their drivers (OCPI ChargingProfiles). */
@Singleton
public class ChargingProfilesModule implements Module {
  private static final String RESPONSE_URL = "response_url";

  /** Seconds after which a partner need not wait for the result any more. */
  private static final int TIMEOUT_S = 120;

  /** Seconds of a plan that are told: a week. */
  private static final int LONGEST_S = 7 * 24 * 3_600;

  private final SessionProfiles profiles;

  public ChargingProfilesModule(SessionProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public String identifier() {
    return "chargingprofiles";
  }

  @Override
  public String role() {
    return "RECEIVER";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().size() != 1) {
      throw OcpiFault.notFound("A charging profile is at the id of its session.");
    }
    String session = call.path().getFirst();
    return answer(
        switch (call.method()) {
          case "PUT" -> set(call, session);
          case "DELETE" -> profiles.lift(call.partner(), session, told(call));
          case "GET" -> profiles.tell(call.partner(), session, span(call), told(call));
          default -> throw OcpiFault.notAllowed("Only GET, PUT and DELETE are understood here.");
        });
  }

  private SessionProfiles.Answer set(Call call, String session) {
    SetChargingProfile wish = call.body(SetChargingProfile.class);
    call.demandOwn(wish.responseUrl(), RESPONSE_URL);
    return profiles.set(call.partner(), session, wish);
  }

  private static Duration span(Call call) {
    if (call.parameter("duration").isEmpty()) {
      throw OcpiFault.tooLittle("duration is missing.");
    }
    return Duration.ofSeconds(Math.min(LONGEST_S, call.number("duration", 1, LONGEST_S)));
  }

  private static String told(Call call) {
    String url =
        call.parameter(RESPONSE_URL)
            .orElseThrow(() -> OcpiFault.tooLittle("response_url is missing."));
    call.demandOwn(url, RESPONSE_URL);
    return url;
  }

  private static Reply answer(SessionProfiles.Answer answer) {
    return Reply.of(
        JsonNodeFactory.instance
            .objectNode()
            .put("result", answer.name())
            .put("timeout", TIMEOUT_S));
  }
}

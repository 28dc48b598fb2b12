package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import org.voltide.csms.roaming.model.ChargingPreferences;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.sessions.DriverPreferences;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Sessions of the partner's own drivers, and what they prefer (OCPI Sessions, sender). */
@Singleton
public class SessionsModule extends SenderModule {
  private static final String PREFERENCES = "charging_preferences";

  private final DriverPreferences preferences;

  public SessionsModule(
      SharedObjects objects, Registration registration, DriverPreferences preferences) {
    super(Kind.SESSION, objects, registration);
    this.preferences = preferences;
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().size() == 2 && call.path().getLast().equals(PREFERENCES)) {
      return prefer(call);
    } else if (call.method().equals("GET") && call.time("date_from").isEmpty()) {
      throw OcpiFault.tooLittle("date_from is missing.");
    }
    return super.answer(call);
  }

  private Reply prefer(Call call) {
    if (!call.method().equals("PUT")) {
      throw OcpiFault.notAllowed("Only PUT is understood here.");
    }
    var answer =
        preferences.take(
            call.partner(), call.path().getFirst(), call.body(ChargingPreferences.class));
    return Reply.of(TextNode.valueOf(answer.name()));
  }
}

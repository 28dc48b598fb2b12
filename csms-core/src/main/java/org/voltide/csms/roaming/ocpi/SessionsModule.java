package org.voltide.csms.roaming.ocpi;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.wire.OcpiFault;

/** Sessions of the partner's own drivers (OCPI Sessions, sender). */
@Singleton
public class SessionsModule extends SenderModule {

  public SessionsModule(SharedObjects objects, Registration registration) {
    super(Kind.SESSION, objects, registration);
  }

  @Override
  public Reply answer(Call call) {
    if (call.method().equals("GET") && call.time("date_from").isEmpty()) {
      throw OcpiFault.tooLittle("date_from is missing.");
    }
    return super.answer(call);
  }
}

package org.voltide.csms.roaming.ocpi;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;

/** CDRs of the partner's own drivers (OCPI CDRs, sender). */
@Singleton
public class CdrsModule extends SenderModule {

  public CdrsModule(SharedObjects objects, Registration registration) {
    super(Kind.CDR, objects, registration);
  }
}

package org.voltide.csms.roaming.ocpi;

import jakarta.inject.Singleton;
import org.voltide.csms.roaming.partners.Registration;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;

/** Tariffs (OCPI Tariffs, sender). */
@Singleton
public class TariffsModule extends SenderModule {

  public TariffsModule(SharedObjects objects, Registration registration) {
    super(Kind.TARIFF, objects, registration);
  }
}

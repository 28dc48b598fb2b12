package org.voltide.csms.roaming.shared;

import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.model.InvoiceReconciliation;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Session;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.Token;

/** What is shared. */
public enum Kind {
  LOCATION("locations", Location.class),
  TARIFF("tariffs", Tariff.class),
  SESSION("sessions", Session.class),
  CDR("cdrs", Cdr.class),
  TOKEN("tokens", Token.class),
  INVOICE("invoicereconciliation", InvoiceReconciliation.class);

  private final String module;
  private final Class<? extends Record> type;

  Kind(String module, Class<? extends Record> type) {
    this.module = module;
    this.type = type;
  }

  /** The module of OCPI. */
  public String module() {
    return module;
  }

  public Class<? extends Record> type() {
    return type;
  }
}

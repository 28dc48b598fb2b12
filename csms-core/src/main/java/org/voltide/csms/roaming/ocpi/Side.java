package org.voltide.csms.roaming.ocpi;

import java.util.Locale;

/** What we are to a partner in a module: an operator of stations, or a provider of drivers. */
public enum Side {
  CPO,
  EMSP;

  /** Its part of addresses. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}

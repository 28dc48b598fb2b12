package org.voltide.csms.upstream;

/** What somebody else is asked for. */
public enum Use {
  /** What stations show to cars by ISO 15118-2. */
  V2G,
  /** What stations show to cars by ISO 15118-20. */
  V2G20,
  /** Contracts that cars ask for. */
  CONTRACTS
}

package org.voltide.ocpp.fault;

/** A way in which a station strays from the specification and is understood nevertheless. */
public enum Finding {
  /** A time without an offset, which is taken as UTC, or with one that lacks its minutes. */
  TIME_OFFSET,
  /** A value of an enumeration in other letter case. */
  LETTER_CASE,
  /** An absent optional field sent as null, or as an empty array or object. */
  EMPTY_OPTIONAL,
  /** A field that an erratum added to the text though not to the schema of that version. */
  ERRATA_FIELD,
  /** A limit with more than the one decimal that OCPP 1.6 allows. */
  DECIMALS,
  /** An error code in the spelling of another version. */
  ERROR_CODE_SPELLING,
  /** A signed message, whose signature was not verified. */
  SIGNED_MESSAGE,
  /** An HTTP upgrade without {@code Connection: Upgrade}. */
  NO_UPGRADE_TOKEN,
  /** Compressed frames though no compression was negotiated. */
  UNASKED_COMPRESSION,
  /** A sampled value that is no number. */
  UNREADABLE_VALUE,
  /** A transaction id that the CSMS never gave, such as -1. */
  PLACEHOLDER_TRANSACTION
}

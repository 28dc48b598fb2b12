package org.voltide.csms.ceremonies;

import java.time.Instant;
import java.util.List;
import org.voltide.pki.audit.Act;
import org.voltide.pki.audit.Entry;

/**
 * A line of the log, as the API shows it. Text that an act has none of is empty.
 *
 * @param by who was at it
 * @param about a label or a serial number
 * @param reason why something was refused or revoked
 * @param signedBy who stood for it beside
 * @param hash with what the next line begins
 */
record LogEntry(
    long number,
    Instant at,
    Act act,
    String by,
    String about,
    String issuer,
    String reason,
    List<String> signedBy,
    String hash) {

  static LogEntry of(Entry entry) {
    return new LogEntry(
        entry.number(),
        entry.at(),
        entry.act(),
        entry.detail("by"),
        about(entry),
        entry.detail("issuer"),
        entry.detail("reason"),
        List.copyOf(entry.signatures().keySet()),
        entry.hash());
  }

  private static String about(Entry entry) {
    return switch (entry.act()) {
      case SET_UP -> entry.detail("organization");
      case PERSON -> entry.detail("name");
      case REVOKE -> entry.detail("serial");
      case CRL -> entry.detail("number");
      case REFUSE -> entry.detail("of");
      case SEAL -> entry.detail("algorithm");
      case ROOT, AUTHORITY, REQUEST, ADOPT, ISSUE, CROSS -> entry.detail("label");
      case USE -> "%s %s".formatted(entry.detail("label"), entry.detail("use"));
    };
  }
}

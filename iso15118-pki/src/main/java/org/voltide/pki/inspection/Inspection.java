package org.voltide.pki.inspection;

import java.util.List;

/**
 * What {@link Inspector} found.
 *
 * @param title what the message is
 * @param message its elements, one a line, indented; long values are shortened
 * @param certificates one a line, in the order of the message
 * @param reasons sentences, without their full stops, for what is wrong or not checked
 * @param remarks the same for what is unusual but does no harm
 */
public record Inspection(
    String title,
    List<String> message,
    List<String> certificates,
    Verdict verdict,
    List<String> reasons,
    List<String> remarks) {

  /** Whether the message is as the standard wants it. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** It carries nothing that is signed. */
    NOTHING_TO_VERIFY
  }

  public Inspection {
    message = List.copyOf(message);
    certificates = List.copyOf(certificates);
    reasons = List.copyOf(reasons);
    remarks = List.copyOf(remarks);
  }

  static Inspection unreadable(String reason) {
    return new Inspection(
        "no message of ISO 15118", List.of(), List.of(), Verdict.WRONG, List.of(reason), List.of());
  }
}

package org.voltide.csms.procedures.compromise;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.procedures.Step;

/** What is to be done about an authority whose key is in wrong hands, in this order. */
enum CompromiseStep {
  /** It validates nothing any more. */
  DISTRUSTED,
  /** Its certificate is revoked by the authority of this installation above it. */
  REVOKED,
  /** The same where somebody else has to, or where it is a root, which nobody can revoke. */
  REVOKED_ELSEWHERE,
  /** Another one of this installation has its role. */
  SUCCESSOR,
  /** Its operator's successor is trusted, and asked. */
  SUCCESSOR_ELSEWHERE,
  /** No station goes on with a certificate below it. */
  STATIONS,
  /** No contract that was issued below it is in force. */
  CONTRACTS,
  /** The gateway shows no certificate below it. */
  GATEWAY,
  /** No station said that it has it installed. */
  ANCHORS,
  /** Operators do not trust it for anything. */
  UNTRUSTED,
  /** Partners, manufacturers, drivers and authorities who have to know. */
  TELL;

  static List<Step> of(FallenAuthority fallen) {
    boolean isOwn = fallen.label() != null;
    List<Step> steps = new ArrayList<>();
    steps.add(Step.ofVoltide(DISTRUSTED));
    steps.add(fallen.issuer() == null ? Step.ofPerson(REVOKED_ELSEWHERE) : Step.ofVoltide(REVOKED));
    steps.add(isOwn ? Step.ofVoltide(SUCCESSOR) : Step.ofPerson(SUCCESSOR_ELSEWHERE));
    for (CompromiseStep seen : List.of(STATIONS, CONTRACTS, GATEWAY, ANCHORS)) {
      steps.add(Step.ofVoltide(seen));
    }
    if (!isOwn) {
      steps.add(Step.ofVoltide(UNTRUSTED));
    }
    steps.add(Step.ofPerson(TELL));
    return steps;
  }
}

package org.voltide.csms.procedures.theft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.procedures.Step;

/** What is to be done about a stolen station, in this order. */
enum TheftStep {
  /** The gateway lets it in no more, and hung up on it. */
  REFUSED,
  /** No password of before is good. */
  PASSWORD,
  /** What Voltide's roots and authorities issued to it is revoked. */
  CERTIFICATES,
  /** What somebody else issued to it is to be revoked there. */
  CERTIFICATES_ELSEWHERE,
  /** Who was charging there is to be told, and what was charged settled. */
  SESSIONS,
  /** Its SIM card, and its way into networks of the operator, are to be blocked. */
  NETWORK,
  /** Drivers' tokens on its local list can be read out of it. */
  TOKENS,
  /** Whether it is a personal data breach that has to be notified (GDPR art. 33, in 72 hours). */
  DATA_BREACH,
  /** Police and insurance. */
  POLICE,
  /** Live parts made safe, the station's power given to others. */
  SITE;

  /**
   * @param by who reports it now
   */
  static List<Step> of(Holdings holdings, String by, Instant now) {
    List<Step> steps =
        new ArrayList<>(
            List.of(
                Step.done(REFUSED, by, now),
                Step.done(PASSWORD, by, now),
                Step.ofVoltide(CERTIFICATES)));
    if (holdings.certificates().stream().anyMatch(held -> !held.isOwn())) {
      steps.add(Step.ofPerson(CERTIFICATES_ELSEWHERE));
    }
    if (holdings.openSessions() > 0) {
      steps.add(Step.ofPerson(SESSIONS));
    }
    steps.add(Step.ofPerson(NETWORK));
    if (holdings.localListEntries() > 0) {
      steps.add(Step.ofPerson(TOKENS));
    }
    steps.addAll(List.of(Step.ofPerson(DATA_BREACH), Step.ofPerson(POLICE), Step.ofPerson(SITE)));
    return steps;
  }
}

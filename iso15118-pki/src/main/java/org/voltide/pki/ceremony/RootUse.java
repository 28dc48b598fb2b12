package org.voltide.pki.ceremony;

/** What a root is for at a time, and with it all below it. */
public enum RootUse {
  /** It is to follow another one: nothing below it is chosen to issue by itself yet. */
  STANDBY,
  /** What is below it issues; each root begins so. */
  ISSUING,
  /** Another one followed it: what it issued is good, and nothing below it is chosen to issue. */
  FORMER,
  /** It and all below it vouch for nothing any more. */
  WITHDRAWN;

  /** Whether it may come after another; a root that has issued cannot stand by any more. */
  boolean mayFollow(RootUse before, boolean hasIssued) {
    return switch (this) {
      case STANDBY -> before == ISSUING && !hasIssued;
      case ISSUING -> before == STANDBY;
      case FORMER -> before == ISSUING;
      case WITHDRAWN -> before == STANDBY || before == FORMER;
    };
  }
}

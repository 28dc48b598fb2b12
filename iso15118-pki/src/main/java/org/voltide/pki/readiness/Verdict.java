package org.voltide.pki.readiness;

/** What becomes of something at a place. */
public enum Verdict {
  FITS,
  /** It may fit; not with everybody. */
  TIGHT,
  BREAKS
}

package org.voltide.pki.audit;

/** What an authority's people do. */
public enum Act {
  /** The rules of a new installation. */
  SET_UP,
  /** Somebody whose signature counts from now on. */
  PERSON,
  /** A root was made. */
  ROOT,
  /** An authority was made below one of ours. */
  AUTHORITY,
  /** A key was made, and a request for an authority elsewhere to certify it. */
  REQUEST,
  /** An authority that was certified elsewhere is ours from now on. */
  ADOPT,
  /** A certificate was issued. */
  ISSUE,
  /** A root was certified by another. */
  CROSS,
  /** What a root is for from now on. */
  USE,
  /** A certificate was revoked. */
  REVOKE,
  /** A list of revoked certificates was made. */
  CRL,
  /** All before it was signed. */
  SEAL,
  /** Something was asked for that may not be. */
  REFUSE
}

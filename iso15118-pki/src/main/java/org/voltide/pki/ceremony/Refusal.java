package org.voltide.pki.ceremony;

/** Why an authority does not do what it is asked. */
public enum Refusal {
  /** Nobody has said yet how certificates look. */
  NOT_SET_UP,
  /** No certificate request in PEM, or one too long to be one. */
  NOT_A_REQUEST,
  /** The key is shorter than anything ISO 15118 allows. */
  WEAK_KEY,
  /** The key is of another kind than the profile wants. */
  WRONG_KEY,
  /** The request is not signed by the key it is for. */
  WRONG_SIGNATURE,
  /** The request names somebody else. */
  ANOTHER_NAME,
  /** There is no authority of that label here. */
  UNKNOWN_AUTHORITY,
  /** The authority may not issue for that role. */
  WRONG_ROLE,
  /** The certificate would outlive its issuer. */
  OUTLIVES_ISSUER,
  /** The authority has expired. */
  EXPIRED_AUTHORITY,
  /** The authority's own certificate is revoked. */
  REVOKED_AUTHORITY,
  /** The certificate would break its profile. */
  PROFILE,
  /** There is such a thing already. */
  ALREADY_THERE,
  /** Labels that start so are kept for other keys. */
  RESERVED_LABEL,
  /** The authority never issued that certificate. */
  UNKNOWN_CERTIFICATE,
  /** The root cannot be used so after what it was used for before. */
  WRONG_USE,
  /** It is revoked already. */
  ALREADY_REVOKED,
  /** The certificate is not the one for our key, or its chain does not hold. */
  FOREIGN_CHAIN,
  /** Two enrolled people have to sign for this. */
  SECOND_PERSON
}

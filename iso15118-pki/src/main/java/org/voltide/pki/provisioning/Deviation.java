package org.voltide.pki.provisioning;

/** Ways in which known programs deviate, and which verification forgives. */
public enum Deviation {
  /** A byte 0 follows the message. */
  TRAILING_ZERO("a byte 0 follows the message"),
  /** SignedInfo was encoded with the schema of the messages instead of XML Signature alone. */
  SIGNED_INFO_OF_MESSAGES("SignedInfo was encoded with the schema of the messages"),
  /** The fragment of eMAID was encoded by its type instead of the relaxed grammar. */
  TYPED_EMAID("the fragment of eMAID was encoded by its type");

  private final String meaning;

  Deviation(String meaning) {
    this.meaning = meaning;
  }

  /** A sentence without its full stop. */
  public String meaning() {
    return meaning;
  }
}

package org.voltide.csms.provisioning;

/** When a changed boot policy holds for its station. */
public enum BootPolicyEffect {
  /** It has agreed to boot again right now. */
  AT_ONCE("The station boots again now."),
  /** It has agreed to restart as soon as nobody charges. */
  AFTER_CHARGING("The station restarts when nothing charges any more, and boots again then."),
  /** It was accepted, and boots again only by itself (OCPP 2.1 F06.FR.17) or after a reset. */
  NEXT_BOOT("The station goes on as it was last answered until it boots again; a reset makes it."),
  /** It is not connected, or gives no answer. */
  NEXT_CONNECTION("The station cannot be asked now; it holds when it boots the next time.");

  private final String sentence;

  BootPolicyEffect(String sentence) {
    this.sentence = sentence;
  }

  /** For operators. */
  public String sentence() {
    return sentence;
  }
}

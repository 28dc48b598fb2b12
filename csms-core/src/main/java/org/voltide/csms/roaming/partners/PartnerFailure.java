package org.voltide.csms.roaming.partners;

/** A partner did not do what it was asked. */
public sealed class PartnerFailure extends Exception {

  private PartnerFailure(String message) {
    super(message);
  }

  /** It cannot be reached, or is unwell: anything else would fail, too. */
  public static final class Unreachable extends PartnerFailure {
    Unreachable(String message) {
      super(message);
    }
  }

  /** It answered, but would not do this, or what it said makes no sense. */
  public static final class Refused extends PartnerFailure {
    /** OCPI 4002: whether the party behind the hub has it is not known. */
    public static final int TIMED_OUT = 4002;

    private static final int NOT_CONNECTED = 4003;
    private final int http;
    private final int status;

    Refused(String message, int http, int status) {
      super(message);
      this.http = http;
      this.status = status;
    }

    /** Whether a hub could not pass it on: the party behind it did not answer. */
    public boolean isOfHub() {
      return status == TIMED_OUT || status == NOT_CONNECTED;
    }

    /** Of HTTP. */
    public int http() {
      return http;
    }

    /** Of OCPI; 0 where there was none. */
    public int status() {
      return status;
    }
  }
}

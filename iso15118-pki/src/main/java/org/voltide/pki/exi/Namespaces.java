package org.voltide.pki.exi;

/** Namespaces of ISO 15118 messages. */
public final class Namespaces {
  public static final String MESSAGE_2 = "urn:iso:15118:2:2013:MsgDef";
  public static final String HEADER_2 = "urn:iso:15118:2:2013:MsgHeader";
  public static final String BODY_2 = "urn:iso:15118:2:2013:MsgBody";
  public static final String TYPES_2 = "urn:iso:15118:2:2013:MsgDataTypes";
  public static final String MESSAGES_20 = "urn:iso:std:iso:15118:-20:CommonMessages";
  public static final String TYPES_20 = "urn:iso:std:iso:15118:-20:CommonTypes";
  public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  private Namespaces() {}
}

package org.voltide.pki.exi;

import java.util.List;

/** The message sets that can be read and built, with the files that define them. */
public enum Schema {
  /** ISO 15118-2:2014. */
  ISO_2(
      "V2G_CI_MsgDef.xsd",
      "V2G_CI_MsgHeader.xsd",
      "V2G_CI_MsgBody.xsd",
      "V2G_CI_MsgDataTypes.xsd",
      Schema.SIGNATURES),
  /** The common messages of ISO 15118-20:2022. */
  ISO_20("V2G_CI_CommonMessages.xsd", "V2G_CI_CommonTypes.xsd", Schema.SIGNATURES),
  /** XML Signature alone: what is signed is encoded with it, not with a message set. */
  SIGNATURE(Schema.SIGNATURES);

  private static final String SIGNATURES = "xmldsig-core-schema.xsd";

  private final List<String> files;

  Schema(String... files) {
    this.files = List.of(files);
  }

  /** Names of the files, the one to begin with first. */
  public List<String> files() {
    return files;
  }
}

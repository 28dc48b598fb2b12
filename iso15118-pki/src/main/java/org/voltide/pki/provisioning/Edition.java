package org.voltide.pki.provisioning;

/** The editions of ISO 15118 that provision contracts, with what they allow. */
public enum Edition {
  ISO_2("urn:iso:15118:2:2013:MsgDef", 800, 4),
  ISO_20("urn:iso:std:iso:15118:-20:CommonMessages", 1600, 3);

  private final String schemaVersion;
  private final int maxCertificateBytes;
  private final int maxSubCertificates;

  Edition(String schemaVersion, int maxCertificateBytes, int maxSubCertificates) {
    this.schemaVersion = schemaVersion;
    this.maxCertificateBytes = maxCertificateBytes;
    this.maxSubCertificates = maxSubCertificates;
  }

  /** As OCPP's field {@code iso15118SchemaVersion} has it. */
  public String schemaVersion() {
    return schemaVersion;
  }

  /** Of a certificate in DER. */
  public int maxCertificateBytes() {
    return maxCertificateBytes;
  }

  /** Authorities that may come with a leaf. */
  public int maxSubCertificates() {
    return maxSubCertificates;
  }
}

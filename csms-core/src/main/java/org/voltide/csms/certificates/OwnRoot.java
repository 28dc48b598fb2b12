package org.voltide.csms.certificates;

/** Voltide's own roots. */
public enum OwnRoot {
  /** Of the gateway's TLS certificates, and of those by which stations are its clients. */
  CSMS("csms-root", "Voltide CSMS root"),
  /** Of those by which stations are servers of cars; no server of Voltide is below it. */
  V2G("v2g-root", "Voltide V2G root");

  /** What the labels of other authorities do not begin with. */
  public static final String PUBLIC_PREFIX = "voltide-";

  private final String label;
  private final String commonName;

  OwnRoot(String label, String commonName) {
    this.label = label;
    this.commonName = commonName;
  }

  /** Its name in files. */
  String label() {
    return label;
  }

  /** Its name in addresses; no other authority's begins like it. */
  public String publicLabel() {
    return PUBLIC_PREFIX + label;
  }

  String commonName() {
    return commonName;
  }
}

package org.voltide.csms.certification;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** M: the certificates in stations. */
@QuarkusTest
class CertificateCasesTest {
  @Inject Stand stand;

  @Test
  @DisplayName("TC_M_01: a root of the CSMS is installed")
  void csmsRoot() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "InstallCertificate",
          """
          {"certificateType":"CSMSRootCertificate","certificate":"PEM"}""");
    }
  }

  @Test
  @DisplayName("TC_M_02: a manufacturer's root is installed")
  void manufacturerRoot() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "InstallCertificate",
          """
          {"certificateType":"ManufacturerRootCertificate","certificate":"PEM"}""");
    }
  }

  @Test
  @DisplayName("TC_M_03: a V2G root is installed")
  void v2gRoot() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "InstallCertificate",
          """
          {"certificateType":"V2GRootCertificate","certificate":"PEM"}""");
    }
  }

  @Test
  @DisplayName("TC_M_04: a root of mobility operators is installed")
  void moRoot() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "InstallCertificate",
          """
          {"certificateType":"MORootCertificate","certificate":"PEM"}""");
    }
  }

  @Test
  @DisplayName("TC_M_05: the operator hears that an installation failed")
  void failed() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "InstallCertificate",
          """
          {"certificateType":"CSMSRootCertificate","certificate":"PEM"}""",
          "{\"status\":\"Failed\"}");
    }
  }

  @Test
  @DisplayName("TC_M_12: the roots of the CSMS are listed")
  void listsCsmsRoots() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"CSMSRootCertificate\"]}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"CSMSRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_13: manufacturers' roots are listed")
  void listsManufacturerRoots() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"ManufacturerRootCertificate\"]}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"ManufacturerRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_14: V2G roots are listed")
  void listsV2gRoots() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"V2GRootCertificate\"]}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"V2GRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_15: V2G chains are listed")
  void listsV2gChains() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"V2GCertificateChain\"]}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"V2GCertificateChain",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_16: roots of mobility operators are listed")
  void listsMoRoots() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"MORootCertificate\"]}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"MORootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_17: two kinds of roots are listed")
  void listsTwoKinds() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          """
          {"certificateType":["CSMSRootCertificate","ManufacturerRootCertificate"]}""",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"CSMSRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}},
           {"certificateType":"ManufacturerRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_18: everything installed is listed")
  void listsAll() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{}",
          """
          {"status":"Accepted",
           "certificateHashDataChain":[{"certificateType":"V2GRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}},
           {"certificateType":"MORootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}},
           {"certificateType":"CSMSRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}},
           {"certificateType":"V2GCertificateChain",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}},
           {"certificateType":"ManufacturerRootCertificate",
           "certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}]}""");
    }
  }

  @Test
  @DisplayName("TC_M_19: nothing is installed")
  void listsNothing() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "GetInstalledCertificateIds",
          "{\"certificateType\":[\"CSMSRootCertificate\"]}",
          "{\"status\":\"NotFound\"}");
    }
  }

  @Test
  @DisplayName("TC_M_20: a certificate is deleted")
  void deleted() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "DeleteCertificate",
          """
          {"certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}""");
    }
  }

  @Test
  @DisplayName("TC_M_21: the operator hears that a certificate was not deleted")
  void notDeleted() {
    try (ForeignStation station = stand.booted("ocpp2.0.1")) {
      stand.relays(
          station,
          "DeleteCertificate",
          """
          {"certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa",
           "issuerKeyHash":"bb","serialNumber":"1"}}""",
          "{\"status\":\"Failed\"}");
    }
  }
}

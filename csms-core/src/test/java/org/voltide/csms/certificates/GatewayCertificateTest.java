package org.voltide.csms.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltide.pki.authority.Authority.Role;
import org.voltide.pki.authority.Credential;
import org.voltide.pki.authority.Pointers;
import org.voltide.pki.authority.SigningRequest;

class GatewayCertificateTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path directory;

  private GatewayCertificate certificate(String... hostNames) {
    return new GatewayCertificate(directory, List.of(hostNames));
  }

  @Test
  void theSecondStartUsesTheCertificateOfTheFirst() throws Exception {
    List<Credential> first = certificate().at(NOW);
    assertThat(certificate().at(NOW.plus(Duration.ofDays(300)))).isEqualTo(first);
    assertThat(first).extracting(c -> c.key().getAlgorithm()).containsExactly("EC", "RSA");
  }

  @Test
  void itIsRenewedUnderTheSameRootBeforeItEnds() throws Exception {
    Credential first = certificate().at(NOW).getFirst();
    Instant late =
        first.certificate().getNotAfter().toInstant().minus(GatewayCertificate.RENEWED_BEFORE_END);
    Credential renewed = certificate().at(late).getFirst();
    assertThat(renewed.certificate()).isNotEqualTo(first.certificate());
    assertThat(renewed.chain().getLast()).isEqualTo(first.chain().getLast());
    renewed.certificate().verify(first.chain().getLast().getPublicKey());
  }

  @Test
  void aNewHostNameNeedsANewCertificate() throws Exception {
    Credential first = certificate().at(NOW).getLast();
    Credential renamed = certificate("csms.example", "2001:db8::7").at(NOW).getLast();
    assertThat(renamed).isNotEqualTo(first);
    assertThat(renamed.certificate().getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .contains("localhost", "csms.example", "2001:db8:0:0:0:0:0:7");
    assertThat(certificate("csms.example", "2001:db8::7").at(NOW)).contains(renamed);
  }

  @Test
  void whatCarsMeetIsNotBelowWhatStationsTrust() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    PublicKey key = generator.generateKeyPair().getPublic();
    SigningRequest request = new SigningRequest("Voltide", "csms.example", key);
    StationAuthority authority =
        new StationAuthority(
            certificate(), "Voltide", _ -> Pointers.none(), Clock.fixed(NOW, ZoneOffset.UTC));
    PublicKey ofStations = certificate().root(NOW).credential().certificate().getPublicKey();
    PublicKey ofCars = certificate().v2gRoot(NOW).credential().certificate().getPublicKey();
    issued(authority, request, EnumSet.of(Role.CLIENT)).verify(ofStations);
    issued(authority, request, EnumSet.of(Role.SERVER)).verify(ofCars);
    issued(authority, request, EnumSet.allOf(Role.class)).verify(ofCars);
    assertThat(ofCars).isNotEqualTo(ofStations);
  }

  private static X509Certificate issued(
      StationAuthority authority, SigningRequest request, Set<Role> roles) throws Exception {
    byte[] pem = authority.issue(request, roles).chain().getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  @Test
  void stationsGetTheRootAndNobodyTheKeys() throws Exception {
    Credential credential = certificate().at(NOW).getFirst();
    try (var pem = Files.newInputStream(directory.resolve("csms-root.pem"))) {
      X509Certificate root =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      assertThat(root).isEqualTo(credential.chain().getLast());
    }
    certificate().v2gRoot(NOW);
    for (String secret :
        List.of("password", "csms-root.p12", "v2g-root.p12", "gateway.p12", "gateway-rsa.p12")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve(secret))))
          .as(secret)
          .isEqualTo("rw-------");
    }
  }
}

package org.voltide.bench;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLException;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.SignatureScheme;

/**
 * Keys and certificates of stations, P-256, under a root of their own.
 *
 * @param root that servers have to trust
 * @param stations by number
 */
record StationKeys(X509Certificate root, List<Credential> stations) {
  /** Who operates a core that was told nothing else. */
  private static final String OPERATOR = "Voltide";

  private static final X500Name ROOT = new X500Name("O=" + OPERATOR + ",CN=Bench root");
  private static final Duration DAY = Duration.ofDays(1);

  /** What a station shows. */
  record Credential(PrivateKey key, X509Certificate certificate) {

    /** For one connection: nothing of another is taken up again. */
    SslContext tls() {
      try {
        return SslContextBuilder.forClient()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .keyManager(key, certificate)
            .build();
      } catch (SSLException e) {
        throw new BenchException("A station cannot show its certificate: " + e.getMessage(), e);
      }
    }
  }

  StationKeys {
    stations = List.copyOf(stations);
  }

  /** Makes those of {@link GatewayBench#logins}. */
  static StationKeys make(int count) {
    try {
      KeyPair rootKeys = NewKeys.of(SignatureScheme.ECDSA_P256);
      X509Certificate root = signed(builder(ROOT, 1, rootKeys, true), rootKeys.getPrivate());
      List<Credential> stations = new ArrayList<>(count);
      for (Load.Login login : GatewayBench.logins(count)) {
        KeyPair keys = NewKeys.of(SignatureScheme.ECDSA_P256);
        X500Name name = new X500Name("O=" + OPERATOR + ",CN=" + login.station());
        stations.add(
            new Credential(
                keys.getPrivate(),
                signed(builder(name, 2 + stations.size(), keys, false), rootKeys.getPrivate())));
      }
      return new StationKeys(root, stations);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new BenchException("Stations have no certificates: " + e.getMessage(), e);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name holder, int serial, KeyPair keys, boolean authority) throws CertIOException {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            ROOT,
            BigInteger.valueOf(serial),
            Date.from(now.minus(DAY)),
            Date.from(now.plus(DAY)),
            holder,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (authority) {
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } else {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    }
    return builder;
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(PkiWorld.BOUNCY_CASTLE)
                    .build(key)));
  }

  /** Writes the root where servers read it. */
  Path rootIn(Path folder) throws IOException {
    try {
      return Files.writeString(folder.resolve("station-root.pem"), Pem.of(root));
    } catch (GeneralSecurityException e) {
      throw new BenchException("The stations' root has no encoding.", e);
    }
  }
}

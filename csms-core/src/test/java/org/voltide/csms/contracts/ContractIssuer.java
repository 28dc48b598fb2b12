package org.voltide.csms.contracts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.voltide.pki.revocation.CertificateId;

/**
 * Who issues contracts: a root, two authorities below it, and an OCSP responder on loopback for all
 * of them, which answers with the key of the certificate's issuer.
 */
public final class ContractIssuer implements AutoCloseable {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A certificate and its key. */
  public record Held(KeyPair keys, X509Certificate certificate) {}

  private final String run;
  private final Held root;
  private final Held first;
  private final Held second;
  private final HttpServer responder;
  private final AtomicInteger asked = new AtomicInteger();
  private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
  private volatile boolean forges;
  private volatile boolean silent;

  /** Made now; the responder listens at a free port. */
  public ContractIssuer() {
    this(String.valueOf(RANDOM.nextInt(1_000_000)));
  }

  /** Somebody whose authorities have the names and key identifiers of these, but other keys. */
  public ContractIssuer forger() {
    return new ContractIssuer(run);
  }

  private ContractIssuer(String run) {
    this.run = run;
    try {
      responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      responder.createContext("/", this::answer);
      responder.createContext("/lists/", this::list);
      responder.start();
      Instant end = Instant.now().plus(LIFE);
      root = issued("CN=MO root " + run, null, 2, end);
      first = issued("CN=MO 1 " + run, root, 1, end);
      second = issued("CN=MO 2 " + run, first, 0, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A contract with the eMAID as its name. */
  public X509Certificate contract(String emaid, Instant end) {
    return issued("CN=%s,O=Provider".formatted(emaid), second, -1, end).certificate();
  }

  /** What a station sends that has validated the chain itself. */
  public String hashes(X509Certificate contract, String responderUrl) {
    return "[%s,%s,%s]"
        .formatted(
            hash(contract, second, responderUrl),
            hash(second.certificate(), first, responderUrl),
            hash(first.certificate(), root, responderUrl));
  }

  /** The members of one OCSPRequestData of a contract, without the responder. */
  public String hash(X509Certificate contract) {
    CertificateId id = CertificateId.of(contract, second.certificate(), CertificateId.Hash.SHA256);
    return """
    "hashAlgorithm":"SHA256","issuerNameHash":"%s","issuerKeyHash":"%s","serialNumber":"%s\"\
    """
        .formatted(id.issuerNameHash(), id.issuerKeyHash(), id.serialNumber());
  }

  private static String hash(X509Certificate certificate, Held issuer, String responderUrl) {
    CertificateId id =
        CertificateId.of(certificate, issuer.certificate(), CertificateId.Hash.SHA256);
    return """
    {"hashAlgorithm":"SHA256","issuerNameHash":"%s","issuerKeyHash":"%s",
     "serialNumber":"%s","responderURL":"%s"}\
    """
        .formatted(id.issuerNameHash(), id.issuerKeyHash(), id.serialNumber(), responderUrl);
  }

  /** The contract and the authorities above it, without the root. */
  public String chain(X509Certificate contract) {
    return pem(List.of(contract, second.certificate(), first.certificate()));
  }

  /** The root alone. */
  public String rootPem() {
    return pem(List.of(root.certificate()));
  }

  /** The one that issues contracts. */
  public String issuerPem() {
    return pem(List.of(second.certificate()));
  }

  /** Everything that issues. */
  public String authorities() {
    return pem(List.of(root.certificate(), first.certificate(), second.certificate()));
  }

  /** SHA-256 of everything that issues, hexadecimal. */
  public List<String> fingerprints() {
    return Stream.of(root, first, second).map(held -> fingerprint(held.certificate())).toList();
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public X509Certificate issuer() {
    return second.certificate();
  }

  public void revoke(X509Certificate certificate) {
    revoked.add(certificate.getSerialNumber());
  }

  /** From now on answers are signed with a key that has no right to it. */
  public void forge() {
    forges = true;
  }

  /** From now on the responder answers nobody; lists are still there. */
  public void fallSilent() {
    silent = true;
  }

  /** Where the list of the contracts' issuer is. */
  public String listUrl() {
    return listUrl(second.certificate().getSubjectX500Principal());
  }

  private String listUrl(X500Principal issuer) {
    return responderUrl() + "lists/" + HexFormat.of().formatHex(issuer.getEncoded());
  }

  /** How often the responder has been asked. */
  public int asked() {
    return asked.get();
  }

  public String responderUrl() {
    return "http://127.0.0.1:%d/".formatted(port());
  }

  public int port() {
    return responder.getAddress().getPort();
  }

  @Override
  public void close() {
    responder.stop(0);
  }

  private Held issued(String subject, Held issuer, int pathLength, Instant end) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      X500Principal name = new X500Principal(subject);
      var draft =
          new JcaX509v3CertificateBuilder(
              issuer == null ? name : issuer.certificate().getSubjectX500Principal(),
              new BigInteger(64, RANDOM).setBit(63),
              Date.from(Instant.now().minus(LIFE)),
              Date.from(end),
              name,
              keys.getPublic());
      boolean issues = pathLength >= 0;
      draft.addExtension(
          Extension.basicConstraints,
          true,
          issues ? new BasicConstraints(pathLength) : new BasicConstraints(false));
      draft.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              issues ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      draft.addExtension(
          Extension.authorityInfoAccess,
          true,
          new AuthorityInformationAccess(
              AccessDescription.id_ad_ocsp,
              new GeneralName(GeneralName.uniformResourceIdentifier, responderUrl())));
      draft.addExtension(
          Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(name)));
      if (issuer != null) {
        draft.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            new AuthorityKeyIdentifier(identifier(subject(issuer))));
        draft.addExtension(
            Extension.cRLDistributionPoints,
            false,
            pointsTo(listUrl(issuer.certificate().getSubjectX500Principal())));
      }
      KeyPair signer = issuer == null ? keys : issuer.keys();
      return new Held(
          keys,
          new JcaX509CertificateConverter()
              .getCertificate(
                  draft.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** By the name, so that forgers can have the same. */
  private static byte[] identifier(X500Principal name) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(name.getEncoded());
  }

  private static CRLDistPoint pointsTo(String address) {
    var name = new GeneralName(GeneralName.uniformResourceIdentifier, address);
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null)
        });
  }

  private static String pem(List<X509Certificate> certificates) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (X509Certificate certificate : certificates) {
        writer.writeObject(certificate);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void list(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] name = HexFormat.of().parseHex(exchange.getRequestURI().getPath().substring(7));
      Held issuer =
          List.of(root, first, second).stream()
              .filter(held -> subject(held).equals(new X500Principal(name)))
              .findFirst()
              .orElseThrow();
      Instant now = Instant.now();
      var list = new JcaX509v2CRLBuilder(subject(issuer), Date.from(now));
      list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
      revoked.forEach(each -> list.addCRLEntry(each, new Date(), CRLReason.keyCompromise));
      KeyPair signer = forges ? contractKey() : issuer.keys();
      byte[] der =
          list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
              .getEncoded();
      exchange.sendResponseHeaders(200, der.length);
      exchange.getResponseBody().write(der);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static X500Principal subject(Held held) {
    return held.certificate().getSubjectX500Principal();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      if (silent) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      byte[] answer = answer(new OCSPReq(exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private byte[] answer(OCSPReq request) throws Exception {
    CertificateID id = request.getRequestList()[0].getCertID();
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    Held issuer = root;
    for (Held held : List.of(root, first, second)) {
      if (id.matchesIssuer(new JcaX509CertificateHolder(held.certificate()), digests)) {
        issuer = held;
      }
    }
    CertificateStatus status =
        revoked.contains(id.getSerialNumber())
            ? new RevokedStatus(new Date(), CRLReason.keyCompromise)
            : CertificateStatus.GOOD;
    KeyPair signer = forges ? contractKey() : issuer.keys();
    Instant now = Instant.now();
    var basic =
        new BasicOCSPRespBuilder(
                new RespID(new JcaX509CertificateHolder(issuer.certificate()).getSubject()))
            .addResponse(id, status, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), null)
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()),
                new X509CertificateHolder[0],
                Date.from(now));
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
  }

  private KeyPair contractKey() {
    return issued("CN=Forger", second, -1, Instant.now().plus(LIFE)).keys();
  }
}

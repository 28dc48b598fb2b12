package org.voltide.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.Exi;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;

/** What others published of Plug and Charge, where this machine has it beside the project. */
public final class Published {
  private static final Path ROOT = Path.of("../../shared/pki");
  private static final ReentrantLock ONCE = new ReentrantLock();
  private static @Nullable Exi exi;

  private Published() {}

  /** Skips the test where ISO's schemas are not at hand. */
  public static Exi exi() {
    Path schemas = schemas();
    ONCE.lock();
    try {
      if (exi == null) {
        Exi.Opening opening = Exi.open(schemas, Path.of("target/exi-cache"));
        assertThat(opening).isInstanceOf(Exi.Ready.class);
        exi = ((Exi.Ready) opening).exi();
      }
      return exi;
    } finally {
      ONCE.unlock();
    }
  }

  public static Path schemas() {
    Path schemas = ROOT.resolve("xsd");
    assumeTrue(Files.isDirectory(schemas), "the schemas of ISO 15118 are not on this machine");
    return schemas;
  }

  /** A file of the published examples; skips the test where they are not at hand. */
  public static Path file(String name) {
    Path vectors = ROOT.resolve("vectors");
    assumeTrue(Files.isDirectory(vectors), "the published examples are not on this machine");
    return vectors.resolve(name);
  }

  public static byte[] hex(String name) throws IOException {
    return HexFormat.of().parseHex(Files.readString(file(name)).strip());
  }

  /** All certificates of a PEM file, in order, with Bouncy Castle's reading. */
  public static List<X509Certificate> certificates(String name)
      throws IOException, GeneralSecurityException {
    Collection<?> read =
        CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file(name))));
    return read.stream().map(X509Certificate.class::cast).toList();
  }

  /** What follows each line {@code EXI:} of a text, in order. */
  public static List<byte[]> exiIn(String name) throws IOException {
    return Pattern.compile("EXI:\\s+([0-9A-F]+)")
        .matcher(Files.readString(file(name)))
        .results()
        .map(match -> HexFormat.of().parseHex(match.group(1)))
        .toList();
  }

  /** A message from XML text. */
  public static Element xml(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return element(factory.newDocumentBuilder().parse(file(name).toFile()).getDocumentElement());
  }

  private static Element element(org.w3c.dom.Element node) {
    Map<QName, String> attributes = new HashMap<>();
    for (int i = 0; i < node.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) node.getAttributes().item(i);
      if (!attribute.getName().startsWith("xmlns")) {
        attributes.put(name(attribute), attribute.getValue());
      }
    }
    List<Element> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof org.w3c.dom.Element inner) {
        children.add(element(inner));
      }
    }
    String text = children.isEmpty() ? node.getTextContent().strip() : "";
    return new Element(name(node), attributes, children, text);
  }

  private static QName name(Node node) {
    return new QName(node.getNamespaceURI(), node.getLocalName());
  }
}

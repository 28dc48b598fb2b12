package org.voltide.pki.exi;

import com.siemens.ct.exi.core.CodingMode;
import com.siemens.ct.exi.core.EXIBodyDecoder;
import com.siemens.ct.exi.core.EXIBodyEncoder;
import com.siemens.ct.exi.core.EXIFactory;
import com.siemens.ct.exi.core.FidelityOptions;
import com.siemens.ct.exi.core.attributes.AttributeFactory;
import com.siemens.ct.exi.core.attributes.AttributeList;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.helpers.DefaultEXIFactory;
import com.siemens.ct.exi.core.values.StringValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import javax.xml.namespace.QName;
import org.voltide.pki.exi.ExiFault.Malformed;
import org.voltide.pki.exi.ExiFault.TooLong;
import org.voltide.pki.exi.ExiFault.Trailing;
import org.voltide.pki.exi.ExiFault.Truncated;

/** Reads and writes the messages of one {@link Schema}. */
public final class ExiCodec {
  /** In bytes; the longest message OCPP can carry has 12,750. */
  public static final int MAX_BYTES = 16 * 1024;

  /** EXI 1.0 without cookie, options or padding: all that V2G messages may begin with. */
  private static final int HEADER = 0x80;

  private final EXIFactory documents;
  private final EXIFactory fragments;

  ExiCodec(Grammars grammars) {
    this(grammars, grammars);
  }

  ExiCodec(Grammars grammars, Grammars forFragments) {
    documents = factory(grammars, false);
    fragments = factory(forFragments, true);
  }

  /**
   * Reads a message.
   *
   * @throws ExiException when it is none
   */
  public ExiDocument decode(byte[] exi) throws ExiException {
    if (exi.length > MAX_BYTES) {
      throw new ExiException(new TooLong(exi.length, MAX_BYTES));
    }
    if (exi.length == 0) {
      throw new ExiException(new Truncated());
    }
    if (Byte.toUnsignedInt(exi[0]) != HEADER) {
      throw new ExiException(new Malformed("it does not begin with the byte 80"));
    }
    BoundedChannel channel = new BoundedChannel(new ByteArrayInputStream(exi, 1, exi.length - 1));
    Element root = read(channel);
    int left = channel.left();
    boolean trailingZero = left == 1 && exi[exi.length - 1] == 0;
    if (left > 0 && !trailingZero) {
      throw new ExiException(new Trailing(left));
    }
    return new ExiDocument(root, trailingZero);
  }

  private Element read(BoundedChannel channel) throws ExiException {
    try {
      EXIBodyDecoder decoder = documents.createEXIBodyDecoder();
      decoder.setInputChannel(channel);
      return new ExiReader(decoder).read();
    } catch (EOFException e) {
      throw new ExiException(new Truncated());
    } catch (EXIException | IOException e) {
      throw new ExiException(new Malformed("it cannot be decoded (" + e.getMessage() + ")"));
    } catch (RuntimeException | AssertionError e) {
      // The library answers some wrong bytes with whatever its arrays, casts and assertions throw.
      throw new ExiException(new Malformed("it cannot be decoded (" + e + ")"));
    }
  }

  /**
   * Writes a message. EXI can hold what the schema does not declare, so the message is read back.
   *
   * @throws IllegalArgumentException when the message does not fit the schema
   */
  public byte[] encode(Element message) {
    byte[] exi = write(documents, message);
    try {
      decode(exi);
      return exi;
    } catch (ExiException e) {
      throw new IllegalArgumentException(message.name() + " does not fit its schema", e);
    }
  }

  /** Writes what is signed: an element by itself, as canonical EXI has it. */
  public byte[] fragment(Element element) {
    return write(fragments, element);
  }

  private static byte[] write(EXIFactory factory, Element element) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HEADER);
    try {
      EXIBodyEncoder encoder = factory.createEXIBodyEncoder();
      encoder.setOutputStream(bytes);
      encoder.encodeStartDocument();
      write(factory, encoder, element);
      encoder.encodeEndDocument();
      encoder.flush();
      return bytes.toByteArray();
    } catch (EXIException | IOException e) {
      throw new IllegalArgumentException(element.name() + " does not fit its schema", e);
    }
  }

  private static void write(EXIFactory factory, EXIBodyEncoder encoder, Element element)
      throws EXIException, IOException {
    encoder.encodeStartElement(element.name());
    if (!element.attributes().isEmpty()) {
      AttributeList attributes =
          AttributeFactory.newInstance().createAttributeListInstance(factory);
      for (Map.Entry<QName, String> attribute : element.attributes().entrySet()) {
        attributes.addAttribute(attribute.getKey(), attribute.getValue());
      }
      encoder.encodeAttributeList(attributes);
    }
    if (!element.text().isEmpty()) {
      encoder.encodeCharacters(new StringValue(element.text()));
    }
    for (Element child : element.children()) {
      write(factory, encoder, child);
    }
    encoder.encodeEndElement();
  }

  /**
   * Without a string table and without learning, so that the same element always becomes the same
   * bytes, whatever came before it.
   */
  private static EXIFactory factory(Grammars grammars, boolean fragment) {
    EXIFactory factory = DefaultEXIFactory.newInstance();
    factory.setFidelityOptions(FidelityOptions.createDefault());
    factory.setCodingMode(CodingMode.BIT_PACKED);
    factory.setGrammars(grammars);
    factory.setFragment(fragment);
    factory.setValuePartitionCapacity(0);
    factory.setMaximumNumberOfBuiltInElementGrammars(0);
    return factory;
  }
}

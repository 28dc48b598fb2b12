package org.voltide.pki.exi;

import com.siemens.ct.exi.core.EXIBodyDecoder;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.event.EventType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.voltide.pki.exi.ExiFault.Malformed;

/** Builds elements from the events of one EXI body; what the schema does not declare is refused. */
final class ExiReader {
  private static final int MAX_ELEMENTS = 2_000;

  private final EXIBodyDecoder decoder;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Element root;
  private int elements;

  /** An element whose end has not come yet. */
  private record Open(
      QName name, Map<QName, String> attributes, List<Element> children, StringBuilder text) {
    Open(QName name) {
      this(name, new HashMap<>(), new ArrayList<>(), new StringBuilder());
    }

    Element close() {
      return new Element(name, attributes, children, text.toString());
    }
  }

  ExiReader(EXIBodyDecoder decoder) {
    this.decoder = decoder;
  }

  Element read() throws EXIException, IOException, ExiException {
    for (EventType event = decoder.next(); event != null; event = decoder.next()) {
      switch (event) {
        case START_DOCUMENT -> decoder.decodeStartDocument();
        case START_ELEMENT -> begin(decoder.decodeStartElement());
        case ATTRIBUTE -> attribute(decoder.decodeAttribute());
        case CHARACTERS -> top().text.append(decoder.decodeCharacters());
        case END_ELEMENT -> end();
        case END_DOCUMENT -> {
          decoder.decodeEndDocument();
          return root();
        }
        default -> throw malformed("it has an event %s".formatted(event));
      }
    }
    throw malformed("it has no end");
  }

  private void begin(QNameContext name) throws ExiException {
    elements++;
    if (elements > MAX_ELEMENTS) {
      throw malformed("it has more than %,d elements".formatted(MAX_ELEMENTS));
    }
    open.push(new Open(name.getQName()));
  }

  private void attribute(QNameContext name) throws ExiException {
    top().attributes.put(name.getQName(), decoder.getAttributeValue().toString());
  }

  private void end() throws EXIException, IOException, ExiException {
    decoder.decodeEndElement();
    Open ended = top();
    if (!ended.children.isEmpty() && !ended.text.isEmpty()) {
      throw malformed("it has text between elements");
    }
    open.pop();
    if (open.isEmpty()) {
      root = ended.close();
    } else {
      open.peek().children.add(ended.close());
    }
  }

  private Open top() throws ExiException {
    Open top = open.peek();
    if (top == null) {
      throw malformed("something is outside of the message");
    }
    return top;
  }

  private Element root() throws ExiException {
    if (root == null) {
      throw malformed("it is empty");
    }
    return root;
  }

  private static ExiException malformed(String detail) {
    return new ExiException(new Malformed(detail));
  }
}

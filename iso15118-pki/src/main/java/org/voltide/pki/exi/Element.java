package org.voltide.pki.exi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * An element of a message: it holds either elements or text, as everything in ISO 15118 does.
 *
 * @param text as XML Schema writes the type: binary values in base64 or hexadecimal digits
 */
public record Element(
    QName name, Map<QName, String> attributes, List<Element> children, String text) {

  public Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
    if (!children.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException(name + " has both elements and text");
    }
  }

  public static Element of(QName name, Element... children) {
    return new Element(name, Map.of(), List.of(children), "");
  }

  public static Element of(QName name, List<Element> children) {
    return new Element(name, Map.of(), children, "");
  }

  public static Element text(QName name, String text) {
    return new Element(name, Map.of(), List.of(), text);
  }

  /** This element with one more attribute. */
  public Element with(QName attribute, String value) {
    Map<QName, String> more = new HashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children, text);
  }

  /** The first child of that name in whatever namespace. */
  public Optional<Element> child(String localName) {
    return children.stream().filter(child -> child.is(localName)).findFirst();
  }

  public boolean is(String localName) {
    return name.getLocalPart().equals(localName);
  }

  /** The value of the attribute {@code Id}, qualified or not. */
  public Optional<String> id() {
    return attribute("Id");
  }

  /** The value of an attribute in whatever namespace. */
  public Optional<String> attribute(String localName) {
    return attributes.entrySet().stream()
        .filter(attribute -> attribute.getKey().getLocalPart().equals(localName))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}

package org.voltide.pki.provisioning;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.exi.Element;
import org.voltide.pki.exi.ExiCodec;
import org.voltide.pki.exi.ExiDocument;
import org.voltide.pki.exi.ExiException;
import org.voltide.pki.exi.ExiFault.TooLong;
import org.voltide.pki.provisioning.Refusal.NotBase64;
import org.voltide.pki.provisioning.Refusal.OtherMessage;
import org.voltide.pki.provisioning.Refusal.Unreadable;
import org.voltide.pki.provisioning.Refusal.Unsigned;

/** What both editions' messages have, at the places where each has it. */
final class Messages {

  /**
   * A message taken apart.
   *
   * @param body the element that is named for what the message says
   */
  record Parts(Element body, Element header) {
    Element signature() throws RefusedException {
      return header
          .child("Signature")
          .filter(signature -> signature.child("SignedInfo").isPresent())
          .orElseThrow(() -> new RefusedException(new Unsigned()));
    }

    String sessionId() {
      return header.child("SessionID").map(Element::text).orElse("");
    }
  }

  private Messages() {}

  static byte[] bytes(String base64) throws RefusedException {
    int longest = (ExiCodec.MAX_BYTES + 2) / 3 * 4;
    if (base64.length() > longest) {
      int bytes = base64.length() / 4 * 3;
      throw new RefusedException(new Unreadable(new TooLong(bytes, ExiCodec.MAX_BYTES)));
    }
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new NotBase64());
    }
  }

  static ExiDocument decode(ExiCodec codec, byte[] exi) throws RefusedException {
    try {
      return codec.decode(exi);
    } catch (ExiException e) {
      throw new RefusedException(new Unreadable(e.fault()));
    }
  }

  /**
   * @param names of the messages that belong here
   */
  static Parts parts(Edition edition, Element root, List<String> names) throws RefusedException {
    Element header = root.child("Header").orElse(root);
    Element body =
        switch (edition) {
          case ISO_2 ->
              root.child("Body")
                  .flatMap(holder -> holder.children().stream().findFirst())
                  .orElse(root);
          case ISO_20 -> root;
        };
    if (!names.contains(body.name().getLocalPart())) {
      throw new RefusedException(new OtherMessage(body.name().getLocalPart()));
    }
    return new Parts(body, header);
  }

  static Element child(Element parent, String name) throws RefusedException {
    return parent
        .child(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    new OtherMessage(parent.name().getLocalPart() + " without " + name)));
  }

  static List<Element> all(Optional<Element> list, String name) {
    return list.map(Element::children).orElse(List.of()).stream()
        .filter(child -> child.is(name))
        .toList();
  }
}

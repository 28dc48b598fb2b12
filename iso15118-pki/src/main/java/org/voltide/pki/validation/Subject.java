package org.voltide.pki.validation;

import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Whom a certificate names.
 *
 * @param organizations all values of O
 * @param commonNames all values of CN
 * @param domains all values of DC, in ISO 15118 the role of its owner
 */
public record Subject(Set<String> organizations, Set<String> commonNames, Set<String> domains) {

  public Subject {
    organizations = Set.copyOf(organizations);
    commonNames = Set.copyOf(commonNames);
    domains = Set.copyOf(domains);
  }

  /** Values that are no text are left out. */
  public static Subject of(X509Certificate certificate) {
    try {
      LdapName name =
          new LdapName(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
      return new Subject(values(name, "O"), values(name, "CN"), values(name, "DC"));
    } catch (NamingException e) {
      throw new IllegalStateException("The JDK does not read the name it wrote", e);
    }
  }

  private static Set<String> values(LdapName name, String type) throws NamingException {
    Set<String> values = new TreeSet<>();
    for (Rdn part : name.getRdns()) {
      Attribute attribute = part.toAttributes().get(type);
      for (int i = 0; attribute != null && i < attribute.size(); i++) {
        if (attribute.get(i) instanceof String text) {
          values.add(text);
        }
      }
    }
    return values;
  }
}

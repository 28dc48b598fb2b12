package org.voltide.csms.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that nobody from outside is to have Voltide ask: of this machine and its networks. */
public final class InnerAddresses {

  private InnerAddresses() {}

  /**
   * Whether a name leads to any of them. The JDK keeps what a name led to for longer than it takes
   * to ask, so what is asked is what was checked.
   *
   * @throws IOException when nobody knows the host
   */
  public static boolean includeHost(String host) throws IOException {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(InnerAddresses::include);
    } catch (UnknownHostException e) {
      throw new IOException("nobody knows the host " + host, e);
    }
  }

  /** Loopback, link-local, multicast, RFC 1918, unique local (RFC 4193), shared (RFC 6598). */
  public static boolean include(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean version4 = bytes.length == 4;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (version4 && bytes[0] == 0)
        || (version4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
        || (!version4 && (bytes[0] & 0xfe) == 0xfc);
  }
}

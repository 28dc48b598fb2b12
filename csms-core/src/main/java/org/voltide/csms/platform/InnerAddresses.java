package org.voltide.csms.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Addresses that nobody from outside is to have Voltide ask: of this machine and its networks. */
public final class InnerAddresses {

  /** What an address of version 4 follows: of NAT64, and of 6to4. */
  private static final List<byte[]> TRANSLATED =
      List.of(
          new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0},
          new byte[] {0x20, 0x02});

  private static final int VERSION_4 = 4;

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

  /**
   * Loopback, link-local, multicast, RFC 1918, unique local (RFC 4193), shared (RFC 6598), and
   * addresses of version 6 in which such a one of version 4 is (RFC 6052, RFC 3056).
   */
  public static boolean include(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (byte[] prefix : TRANSLATED) {
      if (bytes.length > VERSION_4
          && Arrays.equals(prefix, 0, prefix.length, bytes, 0, prefix.length)) {
        return include(version4(bytes, prefix.length));
      }
    }
    boolean version4 = bytes.length == VERSION_4;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (version4 && bytes[0] == 0)
        || (version4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
        || (!version4 && (bytes[0] & 0xfe) == 0xfc);
  }

  private static InetAddress version4(byte[] within, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(within, from, from + VERSION_4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}

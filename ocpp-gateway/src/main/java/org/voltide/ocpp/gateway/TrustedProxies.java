package org.voltide.ocpp.gateway;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proxies that are believed when they say for whom they ask ({@code X-Forwarded-For}). Each adds
 * the address of who asked it at the end, so the header is read from its end: the first address
 * that is no trusted proxy's is the caller's, and what stands before it anybody could have written.
 * Immutable.
 */
public final class TrustedProxies {

  /** Nobody is believed. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** The header that is read. */
  public static final String HEADER = "X-Forwarded-For";

  /** As many proxies in a row as anybody has, and more. */
  private static final int MOST_HOPS = 16;

  private final List<IpSubnetFilterRule> networks;

  private TrustedProxies(List<IpSubnetFilterRule> networks) {
    this.networks = networks;
  }

  /**
   * Proxies in some networks.
   *
   * @param networks addresses, or networks such as {@code 10.1.0.0/16} and {@code fd00::/8}
   * @throws IllegalArgumentException with a sentence that names the one that is none
   */
  public static TrustedProxies in(List<String> networks) {
    return networks.isEmpty()
        ? NONE
        : new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
  }

  private static IpSubnetFilterRule network(String text) {
    String[] parts = text.strip().split("/", -1);
    try {
      InetAddress address = InetAddress.ofLiteral(parts[0]);
      int bits = address.getAddress().length * Byte.SIZE;
      int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      if (parts.length <= 2 && prefix >= 0 && prefix <= bits) {
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
      }
    } catch (IllegalArgumentException none) {
      throw new IllegalArgumentException(refusal(text), none);
    }
    throw new IllegalArgumentException(refusal(text));
  }

  private static String refusal(String text) {
    return "'%s' is no address and no network like 10.1.0.0/16.".formatted(text);
  }

  /**
   * Who asks.
   *
   * @param peer who connected
   * @param forwardedFor the header's values, in their order
   */
  public InetAddress caller(InetAddress peer, List<String> forwardedFor) {
    if (!trusts(peer) || forwardedFor.isEmpty()) {
      return peer;
    }
    List<String> hops =
        forwardedFor.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    InetAddress caller = peer;
    for (String hop : hops.subList(Math.max(0, hops.size() - MOST_HOPS), hops.size()).reversed()) {
      Optional<InetAddress> before = address(hop.strip());
      if (before.isEmpty()) {
        return caller;
      }
      caller = before.get();
      if (!trusts(caller)) {
        return caller;
      }
    }
    return caller;
  }

  private boolean trusts(InetAddress address) {
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return networks.stream().anyMatch(network -> network.matches(socket));
  }

  /** Some proxies add the port; what is no address says nothing of who asks. */
  private static Optional<InetAddress> address(String hop) {
    try {
      return hop.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(bare(hop)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String bare(String hop) {
    if (hop.startsWith("[") && hop.contains("]")) {
      return hop.substring(1, hop.indexOf(']'));
    }
    boolean hasPort = hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':');
    return hasPort ? hop.substring(0, hop.indexOf(':')) : hop;
  }
}

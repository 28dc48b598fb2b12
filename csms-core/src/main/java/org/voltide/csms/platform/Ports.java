package org.voltide.csms.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port can be listened on, so that a start fails before it has done anything. */
final class Ports {

  private Ports() {}

  static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @param what who wants the port, for the sentence
   * @param setting the setting that would choose another
   * @throws StartFailure when it is taken
   */
  static void demandFree(String what, String host, int port, String setting) {
    if (port < 0 || port > 65535) {
      throw new StartFailure("%s is %d, which is no port.".formatted(setting, port));
    }
    if (!isFree(host, port)) {
      throw new StartFailure(
          "Port %d on %s, wanted for %s, is taken; stop what uses it or set %s."
              .formatted(port, host, what, setting));
    }
  }
}

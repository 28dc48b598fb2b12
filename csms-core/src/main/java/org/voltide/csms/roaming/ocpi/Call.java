package org.voltide.csms.roaming.ocpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.roaming.wire.OcpiTimes;
import org.voltide.csms.roaming.wire.Wire;

/**
 * A request of a known partner to one module.
 *
 * @param path what follows the module's address
 */
public record Call(OcpiRequest request, Partner partner, Wire wire, List<String> path) {

  public String method() {
    return request.method();
  }

  /**
   * The body.
   *
   * @throws OcpiFault when it is no JSON
   */
  public JsonNode json() {
    return wire.parse(request.body());
  }

  public <T extends Record> T body(Class<T> type) {
    return wire.read(json(), type);
  }

  public Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /**
   * Nobody but the partner is told what it asked for.
   *
   * @param name of the field that holds the address
   * @throws OcpiFault when the address is not at a host of the partner
   */
  public void demandOwn(String address, String name) {
    try {
      if (partner.owns(URI.create(address))) {
        return;
      }
    } catch (IllegalArgumentException unreadable) {
      throw OcpiFault.invalid("%s is no address.".formatted(name));
    }
    throw OcpiFault.invalid("%s has to be at your own host.".formatted(name));
  }

  /**
   * @throws OcpiFault when it is no time
   */
  Optional<Instant> time(String name) {
    try {
      return parameter(name).map(OcpiTimes::read);
    } catch (DateTimeException noTime) {
      throw OcpiFault.invalid("%s is no time.".formatted(name));
    }
  }

  /**
   * @throws OcpiFault when it is no number, or too small
   */
  public int number(String name, int least, int usual) {
    try {
      int number = parameter(name).map(Integer::valueOf).orElse(usual);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw OcpiFault.invalid("%s is no number.".formatted(name));
    }
    throw OcpiFault.invalid("%s has to be at least %d.".formatted(name, least));
  }
}

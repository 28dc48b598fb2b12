package org.voltide.simulator.provisioning;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltide.ocpp.message.provisioning.NetworkConnectionProfile;
import org.voltide.ocpp.message.provisioning.OCPPTransport;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileRequest;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileResponse;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileStatus;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.wire.Line;
import org.voltide.simulator.wire.Network;
import org.voltide.simulator.wire.Route;

/**
 * Where the station connects to: up to three profiles, tried in the order of {@code
 * NetworkConfigurationPriority} from a restart on, and higher security is never given up again
 * (B09, B10, A05).
 */
public final class NetworkProfiles implements Block {
  private static final Key PRIORITY = Key.of("OCPPCommCtrlr", "NetworkConfigurationPriority");
  private static final Key ATTEMPTS = Key.of("OCPPCommCtrlr", "NetworkProfileConnectionAttempts");
  private static final Key ACTIVE = Key.of("OCPPCommCtrlr", "ActiveNetworkProfile");
  private static final Key SECURITY = Key.of("SecurityCtrlr", "SecurityProfile");
  private static final Key DOWNGRADE = Key.of("SecurityCtrlr", "AllowSecurityProfileDowngrade");
  private static final int SLOTS = 3;
  private static final int TLS = 2;
  private static final int CLIENT_CERTIFICATES = 3;

  /** What the station needs for the higher security profiles. */
  public record Means(BooleanSupplier csmsRoot, BooleanSupplier stationCertificate) {}

  private final Host host;
  private final Means means;
  private final Map<Integer, Route> slots = new TreeMap<>();
  private List<Integer> order = List.of(1);
  private int position;
  private int failures;

  public NetworkProfiles(Host host, Means means) {
    this.host = host;
    this.means = means;
    slots.put(1, Route.home(host.model().number(SECURITY, 1)));
    host.model().guard(PRIORITY, this::objection);
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetNetworkProfileRequest.class, this::set);
  }

  /** Opens a line by the profile whose turn it is. */
  public void dial(Network network, Line.Events events) {
    int slot = order.get(position);
    network.open(slots.get(slot), new Watched(slot, events));
  }

  /** The station restarts: from now on the order counts that was set meanwhile. */
  public void restarted() {
    order = numbers(host.model().text(PRIORITY)).toList();
    position = 0;
    failures = 0;
  }

  private SetNetworkProfileResponse set(SetNetworkProfileRequest request) {
    Optional<String> objection = objection(request);
    if (objection.isPresent()) {
      return new SetNetworkProfileResponse(
          SetNetworkProfileStatus.Rejected, new StatusInfo(objection.get(), null, null), null);
    }
    NetworkConnectionProfile profile = request.connectionData();
    slots.put(
        request.configurationSlot(),
        new Route(
            Optional.of(URI.create(profile.ocppCsmsUrl())),
            profile.securityProfile(),
            Optional.ofNullable(profile.identity()),
            Optional.ofNullable(profile.basicAuthPassword())));
    return new SetNetworkProfileResponse(SetNetworkProfileStatus.Accepted, null, null);
  }

  private Optional<String> objection(SetNetworkProfileRequest request) {
    NetworkConnectionProfile profile = request.connectionData();
    int slot = request.configurationSlot();
    if (slot < 1 || slot > SLOTS || slot == order.get(position)) {
      return Optional.of("InvalidConfSlot");
    }
    int level = profile.securityProfile();
    int now = host.model().number(SECURITY, 1);
    boolean mayFall = host.model().on(DOWNGRADE) && now == CLIENT_CERTIFICATES && level == TLS;
    if (level < now && !mayFall) {
      return Optional.of("NoSecurityDowngrade");
    }
    boolean withoutMeans =
        (level >= TLS && !means.csmsRoot.getAsBoolean())
            || (level >= CLIENT_CERTIFICATES && !means.stationCertificate.getAsBoolean());
    if (level > CLIENT_CERTIFICATES
        || withoutMeans
        || profile.ocppTransport() != OCPPTransport.JSON) {
      return Optional.of("InvalidNetworkConf");
    }
    return isUrl(profile.ocppCsmsUrl(), level >= TLS)
        ? Optional.empty()
        : Optional.of("InvalidURL");
  }

  private static boolean isUrl(String text, boolean secure) {
    try {
      URI uri = URI.create(text);
      boolean scheme = "wss".equals(uri.getScheme()) || (!secure && "ws".equals(uri.getScheme()));
      return scheme && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Every slot that is named must be filled. */
  private Optional<String> objection(String priority) {
    return !priority.isEmpty() && numbers(priority).allMatch(slots::containsKey)
        ? Optional.empty()
        : Optional.of("InvalidNetworkConf");
  }

  private static Stream<Integer> numbers(String priority) {
    return Stream.of(priority.split(",", -1)).map(Integer::valueOf);
  }

  private void failed() {
    failures++;
    if (failures >= host.model().number(ATTEMPTS, 1)) {
      failures = 0;
      position = (position + 1) % order.size();
    }
  }

  private void opened(int slot) {
    failures = 0;
    int level = slots.get(slot).securityProfile();
    host.model().replace(ACTIVE, "" + slot);
    host.model().replace(SECURITY, "" + level);
    List<Integer> kept = new ArrayList<>(order);
    boolean lower = kept.removeIf(other -> slots.get(other).securityProfile() < level);
    if (lower && kept.contains(slot)) {
      order = List.copyOf(kept);
      position = order.indexOf(slot);
      host.model()
          .replace(PRIORITY, order.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  /** Notices on the way whether a profile led anywhere. Called from any thread. */
  private final class Watched implements Line.Events {
    private final int slot;
    private final Line.Events events;
    private volatile boolean opened;

    Watched(int slot, Line.Events events) {
      this.slot = slot;
      this.events = events;
    }

    @Override
    public void opened(Line line) {
      opened = true;
      host.loop().execute(() -> NetworkProfiles.this.opened(slot));
      events.opened(line);
    }

    @Override
    public void received(String text) {
      events.received(text);
    }

    @Override
    public void closed(String why) {
      if (!opened) {
        host.loop().execute(NetworkProfiles.this::failed);
      }
      events.closed(why);
    }
  }
}

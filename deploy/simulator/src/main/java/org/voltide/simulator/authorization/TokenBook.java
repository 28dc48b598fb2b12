package org.voltide.simulator.authorization;

import java.time.Duration;
import java.util.Optional;
import org.voltide.ocpp.message.authorization.ClearCacheRequest;
import org.voltide.ocpp.message.authorization.ClearCacheResponse;
import org.voltide.ocpp.message.authorization.ClearCacheStatus;
import org.voltide.ocpp.message.locallist.GetLocalListVersionRequest;
import org.voltide.ocpp.message.locallist.GetLocalListVersionResponse;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.SendLocalListResponse;
import org.voltide.ocpp.message.locallist.SendLocalListStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** The tokens a station knows: first by its list, then by its cache (OCPP 2.1 C10 to C14, D). */
public final class TokenBook implements Block {
  private static final Key CACHE = Key.of("AuthCacheCtrlr", "Enabled");
  private static final Key LIST = Key.of("LocalAuthListCtrlr", "Enabled");
  private static final Key LIFE_TIME = Key.of("AuthCacheCtrlr", "LifeTime");
  private static final Key ENTRIES = Key.of("LocalAuthListCtrlr", "Entries");

  private final Host host;
  private final LocalList list = new LocalList();
  private final TokenCache cache = new TokenCache();

  public TokenBook(Host host) {
    this.host = host;
    host.model().read(ENTRIES, () -> "" + list.size());
  }

  @Override
  public void register(Desk desk) {
    desk.on(ClearCacheRequest.class, request -> clearCache());
    desk.on(SendLocalListRequest.class, this::update);
    desk.limit(
        SendLocalListRequest.class,
        r -> r.localAuthorizationList() == null ? 0 : r.localAuthorizationList().size(),
        Key.of("LocalAuthListCtrlr", "ItemsPerMessage"),
        Key.of("LocalAuthListCtrlr", "BytesPerMessage"));
    desk.on(
        GetLocalListVersionRequest.class,
        request ->
            new GetLocalListVersionResponse(host.model().on(LIST) ? list.version() : 0, null));
  }

  /** What is known of a token without asking. */
  public Optional<IdTokenInfo> known(IdToken token) {
    Duration lifeTime = Duration.ofSeconds(host.model().number(LIFE_TIME, 0));
    return listed(token)
        .or(
            () ->
                host.model().on(CACHE) ? cache.of(token, host.time(), lifeTime) : Optional.empty());
  }

  /** What the list says of a token. */
  public Optional<IdTokenInfo> listed(IdToken token) {
    return host.model().on(LIST) ? list.of(token, host.time()) : Optional.empty();
  }

  /** The CSMS answered about a token (C10.FR.01). */
  public void learned(IdToken token, IdTokenInfo info) {
    if (host.model().on(CACHE)) {
      cache.put(token, info, host.time());
    }
  }

  /** Forgets what was cached of a token; true when there was something (N10). */
  public boolean forget(IdToken token) {
    return cache.remove(token);
  }

  private ClearCacheResponse clearCache() {
    boolean enabled = host.model().on(CACHE);
    if (enabled) {
      cache.clear();
    }
    return new ClearCacheResponse(
        enabled ? ClearCacheStatus.Accepted : ClearCacheStatus.Rejected, null, null);
  }

  private SendLocalListResponse update(SendLocalListRequest request) {
    SendLocalListStatus status =
        host.model().on(LIST) ? list.update(request) : SendLocalListStatus.Failed;
    return new SendLocalListResponse(status, null, null);
  }
}

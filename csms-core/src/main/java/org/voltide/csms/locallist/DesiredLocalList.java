package org.voltide.csms.locallist;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.MessageSize;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.tokens.TokensChanged;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.locallist.GetLocalListVersionRequest;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.SendLocalListResponse;
import org.voltide.ocpp.message.locallist.SendLocalListStatus;
import org.voltide.ocpp.message.locallist.UpdateType;

/**
 * The local list as desired state (OCPP 2.x D01, D02). The wish is {@code {"tokens":"REGISTERED"}}
 * for all registered tokens but those it excepts, followed when they change, or {@code
 * {"entries":[…]}} with entries as in SendLocalList.
 */
@Singleton
final class DesiredLocalList implements DesiredKind {
  private static final String CONTROLLER = "LocalAuthListCtrlr";
  private static final int MOST_ENTRIES = 10_000;
  private static final VariableAddress ENTRIES = VariableAddress.of(CONTROLLER, "Entries");
  private static final VariableAddress MOST_ENTRIES_16 =
      VariableAddress.of("OCPP16", "LocalAuthListMaxLength");

  /** JSON of one entry around its token. */
  private static final int BYTES_OF_ITEM = 220;

  private final Commands commands;
  private final StationLink link;
  private final LocalLists lists;
  private final MessageSize sizes;
  private final DeviceModel devices;
  private final DesiredStore desired;
  private final LocalListWishes wishes;

  DesiredLocalList(
      Commands commands,
      StationLink link,
      LocalLists lists,
      MessageSize sizes,
      DeviceModel devices,
      DesiredStore desired,
      LocalListWishes wishes) {
    this.commands = commands;
    this.link = link;
    this.lists = lists;
    this.sizes = sizes;
    this.devices = devices;
    this.desired = desired;
    this.wishes = wishes;
  }

  @Override
  public String name() {
    return LocalListWishes.NAME;
  }

  @Override
  public Wish read(String payload) {
    ListWish wanted = wishes.read(payload);
    if (wanted.holdsRegistered() == (wanted.entries() != null)) {
      throw Problem.invalid("/tokens", "Either tokens \"REGISTERED\" or entries.");
    }
    entries(wanted);
    return new Wish(LocalListWishes.KEY, payload);
  }

  /** Lists that follow the registered tokens are compared again. */
  void tokens(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokensChanged change) {
    desired.again(LocalListWishes.NAME);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Desired wish : due) {
      Fitting wanted =
          wish.removed() ? new Fitting(List.of(), 0) : fitting(stationId, wish.payload());
      outcomes.put(wish.key(), Outcome.attempt(() -> bring(stationId, wanted)));
    }
    return outcomes;
  }

  @Override
  public Map<String, String> actual(String stationId) {
    LocalList list = lists.of(stationId);
    return list.version() == 0
        ? Map.of()
        : Map.of(
            LocalListWishes.KEY,
            "{\"version\":%d,\"entries\":%d,\"leftOut\":%d}"
                .formatted(list.version(), list.entries().size(), list.leftOut()));
  }

  /** What an operator lists is sent as it is; of the registered tokens those that fit. */
  private Fitting fitting(String stationId, String payload) {
    ListWish wanted = wishes.read(payload);
    List<AuthorizationData> all = entries(wanted);
    return wanted.holdsRegistered()
        ? Fitting.of(all, version(stationId), room(stationId))
        : new Fitting(all, 0);
  }

  private OcppVersion version(String stationId) {
    return link.connection(stationId).map(StationConnection::version).orElse(OcppVersion.V2_1);
  }

  private Optional<Integer> room(String stationId) {
    return devices.most(stationId, ENTRIES).or(() -> devices.number(stationId, MOST_ENTRIES_16));
  }

  private Outcome bring(String stationId, Fitting fitting) {
    List<AuthorizationData> wanted = fitting.entries();
    Optional<Integer> room = devices.number(stationId, ENTRIES);
    LocalList known = lists.of(stationId);
    int version = commands.ask(stationId, new GetLocalListVersionRequest(null)).versionNumber();
    boolean isAsKnown = known.version() > 0 && version == known.version();
    List<AuthorizationData> changes = isAsKnown ? known.changesTo(wanted) : wanted;
    if (isAsKnown && changes.isEmpty()) {
      lists.accepted(stationId, new LocalList(version, wanted, fitting.leftOut()));
      return new Outcome.Applied();
    }
    SendLocalListStatus status =
        send(stationId, isAsKnown, Math.max(version, known.version()), changes, fitting);
    if (status == SendLocalListStatus.VersionMismatch) {
      status = send(stationId, false, Math.max(version, known.version()), wanted, fitting);
    }
    return status == SendLocalListStatus.Accepted
        ? new Outcome.Applied()
        : new Outcome.Failed(
            status.name() + room.map(entries -> ", it holds " + entries + " now").orElse(""));
  }

  /**
   * Sends a list as one full or differential message and differential ones after it (D01.FR.11).
   */
  private SendLocalListStatus send(
      String stationId,
      boolean onlyChanges,
      int lastVersion,
      List<AuthorizationData> entries,
      Fitting result) {
    List<List<AuthorizationData>> messages =
        sizes
            .of(stationId, CONTROLLER, "SendLocalList")
            .cut(entries, entry -> BYTES_OF_ITEM + entry.idToken().idToken().length());
    if (messages.isEmpty()) {
      messages = List.of(List.of());
    }
    int version = lastVersion;
    for (int i = 0; i < messages.size(); i++) {
      version++;
      boolean full = !onlyChanges && i == 0;
      List<AuthorizationData> part = messages.get(i);
      SendLocalListResponse answer =
          commands.ask(
              stationId,
              new SendLocalListRequest(
                  version,
                  full ? UpdateType.Full : UpdateType.Differential,
                  part.isEmpty() ? null : part,
                  null));
      if (answer.status() != SendLocalListStatus.Accepted) {
        return answer.status();
      }
    }
    lists.accepted(stationId, new LocalList(version, result.entries(), result.leftOut()));
    return SendLocalListStatus.Accepted;
  }

  private List<AuthorizationData> entries(ListWish wanted) {
    if (wanted.entries() == null) {
      return lists.registered(MOST_ENTRIES).stream()
          .filter(entry -> !wanted.excepts(entry.idToken()))
          .toList();
    }
    if (wanted.entries().isEmpty()) {
      return List.of();
    }
    SendLocalListRequest whole =
        Payloads.read(
            SendLocalListRequest.class,
            "{\"versionNumber\":1,\"updateType\":\"Full\",\"localAuthorizationList\":",
            wanted.entries().toString(),
            "}");
    return Optional.ofNullable(whole.localAuthorizationList()).orElse(List.of());
  }
}

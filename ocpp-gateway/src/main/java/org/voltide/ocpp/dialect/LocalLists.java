package org.voltide.ocpp.dialect;

import java.util.List;
import org.voltide.ocpp.message.locallist.AuthorizationData;
import org.voltide.ocpp.message.locallist.GetLocalListVersionResponse;
import org.voltide.ocpp.message.locallist.SendLocalListRequest;
import org.voltide.ocpp.message.locallist.SendLocalListResponse;
import org.voltide.ocpp.message.locallist.SendLocalListStatus;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v16.GetLocalListVersionReq;
import org.voltide.ocpp.message.v16.ListEntry;
import org.voltide.ocpp.message.v16.ListUpdateStatus;
import org.voltide.ocpp.message.v16.SendLocalListReq;

/** The local authorization list (OCPP 1.6 5.10, 5.15). */
final class LocalLists {
  private LocalLists() {}

  static Exchange<SendLocalListResponse> send(SendLocalListRequest request, Memory memory) {
    List<AuthorizationData> entries = request.localAuthorizationList();
    if (entries != null) {
      entries.forEach(entry -> memory.met(entry.idToken()));
    }
    return Exchange.map(
        new SendLocalListReq(
            request.versionNumber(),
            entries == null ? null : entries.stream().map(LocalLists::entry).toList(),
            request.updateType()),
        answer -> answer(answer.status()));
  }

  private static ListEntry entry(AuthorizationData entry) {
    IdTokenInfo info = entry.idTokenInfo();
    return new ListEntry(IdTags.tag(entry.idToken()), info == null ? null : IdTags.info(info));
  }

  private static SendLocalListResponse answer(ListUpdateStatus status) {
    return switch (status) {
      case Accepted -> new SendLocalListResponse(SendLocalListStatus.Accepted, null, null);
      case Failed -> new SendLocalListResponse(SendLocalListStatus.Failed, null, null);
      case VersionMismatch ->
          new SendLocalListResponse(SendLocalListStatus.VersionMismatch, null, null);
      case NotSupported ->
          new SendLocalListResponse(
              SendLocalListStatus.Failed, new StatusInfo(status.name(), null, null), null);
    };
  }

  /** A station without local lists says -1, which is no version of 2.x: it has none. */
  static Exchange<GetLocalListVersionResponse> version() {
    return Exchange.map(
        new GetLocalListVersionReq(),
        answer -> new GetLocalListVersionResponse(Math.max(0, answer.listVersion()), null));
  }
}

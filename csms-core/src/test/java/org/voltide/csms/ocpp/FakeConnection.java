package org.voltide.csms.ocpp;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** A connection without a socket; remembers how it was closed. */
final class FakeConnection implements StationConnection {
  private final String stationId;
  private final long epoch;
  private final boolean renewOnly;
  private final List<Integer> closed = new CopyOnWriteArrayList<>();

  FakeConnection(String stationId, long epoch) {
    this(stationId, epoch, false);
  }

  private FakeConnection(String stationId, long epoch, boolean renewOnly) {
    this.stationId = stationId;
    this.epoch = epoch;
    this.renewOnly = renewOnly;
  }

  /** One whose certificate has expired. */
  static FakeConnection expired(String stationId, long epoch) {
    return new FakeConnection(stationId, epoch, true);
  }

  List<Integer> closed() {
    return closed;
  }

  @Override
  public String stationId() {
    return stationId;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public OcppVersion version() {
    return OcppVersion.V2_1;
  }

  @Override
  public int securityProfile() {
    return 1;
  }

  @Override
  public boolean renewOnly() {
    return renewOnly;
  }

  @Override
  public InetSocketAddress remote() {
    return InetSocketAddress.createUnresolved("station", 1);
  }

  @Override
  public Instant openedAt() {
    return Instant.EPOCH;
  }

  @Override
  public <R extends Response> CompletionStage<CallOutcome<R>> call(Request<R> request) {
    return CompletableFuture.completedFuture(new CallOutcome.NotConnected<>());
  }

  @Override
  public void close(int statusCode, String reason) {
    closed.add(statusCode);
  }
}

package org.voltide.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.voltide.ocpp.dialect.StartKey;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.gateway.Admission;
import org.voltide.ocpp.gateway.CentralSystem;
import org.voltide.ocpp.gateway.ConnectionAttempt;
import org.voltide.ocpp.gateway.Gateway;
import org.voltide.ocpp.gateway.GatewaySettings;
import org.voltide.ocpp.gateway.GatewaySettingsBuilder;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.Refusal;
import org.voltide.ocpp.gateway.ServerCredential;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.TlsSettings;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatRequest;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The real gateway before a central system that answers at once and stores nothing. */
@Command(name = "gateway-server", hidden = true)
final class GatewayServer implements Callable<Integer> {
  private static final int NO_LIMIT_PER_SECOND = 1_000_000;

  @Parameters private Path keys;

  @Override
  public Integer call() throws Exception {
    Keys read = Keys.read(keys);
    GatewaySettings settings =
        GatewaySettingsBuilder.builder(GatewaySettings.defaults())
            .plainPort(0)
            .tls(Optional.of(tls(read)))
            .messagesPerSecond(NO_LIMIT_PER_SECOND)
            .messageBurst(NO_LIMIT_PER_SECOND)
            .build();
    try (Gateway gateway = Gateway.start(settings, new Central(), Clock.systemUTC())) {
      Server.serve(gateway.tlsPort().orElseThrow());
    }
    return 0;
  }

  private static TlsSettings tls(Keys keys) {
    ServerCredential credential = new ServerCredential(keys.key(), List.of(keys.certificate()));
    return new TlsSettings(0, OptionalInt.empty(), List.of(credential), false, true);
  }

  private static final class Central implements CentralSystem {
    private final AtomicLong epochs = new AtomicLong();
    private final LongAdder traced = new LongAdder();

    @Override
    public CompletionStage<Admission> admit(ConnectionAttempt attempt) {
      return CompletableFuture.completedFuture(new Admission.Admitted(epochs.incrementAndGet()));
    }

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public void opened(StationConnection connection) {}

    @Override
    public void closed(StationConnection connection) {}

    @Override
    public CompletionStage<? extends Response> handle(
        StationConnection connection, String messageId, Request<?> request) {
      Response response =
          switch (request) {
            case HeartbeatRequest _ -> new HeartbeatResponse(Clock.systemUTC().instant(), null);
            case TransactionEventRequest _ ->
                new TransactionEventResponse(null, null, null, null, null, null, null);
            default -> throw new BenchException("not part of this benchmark: " + request);
          };
      return CompletableFuture.completedFuture(response);
    }

    @Override
    public CompletionStage<Void> handle(
        StationConnection connection, String messageId, OneWay message) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Integer> transactionNumber(
        StationConnection connection, StartKey start) {
      throw new BenchException("not part of this benchmark: " + start);
    }

    @Override
    public void found(StationConnection connection, Finding finding) {}

    @Override
    public void traced(MessageTrace trace) {
      traced.increment();
    }
  }
}

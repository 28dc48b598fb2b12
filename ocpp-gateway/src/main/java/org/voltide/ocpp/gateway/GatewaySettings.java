package org.voltide.ocpp.gateway;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * Every limit of the gateway. Times are real time, whatever the domain clock does.
 *
 * @param host address to listen on
 * @param proxies that are believed when they say for which station they connect
 * @param plainPort for {@code ws}, 0 for any free one
 * @param tls for {@code wss}, when wanted
 * @param eventLoops threads that serve connections
 * @param callTimeout how long a station may take to answer a CALL
 * @param handshakeTimeout from the TCP connection to the finished upgrade; then it is dropped
 * @param pingInterval silence after which a station is pinged; as much silence again ends the
 *     connection
 * @param closeTimeout how long a station may take to answer a Close frame
 * @param retryAfter told with HTTP 503 when the central system fails to decide about an admission
 * @param maxFrameBytes longest WebSocket frame; longer closes with 1009
 * @param maxInflatedBytes longest frame after decompression, and longest message made of fragments;
 *     longer closes with 1009
 * @param maxWaitingMessages messages of a station that wait while one is handled; more closes with
 *     1008
 * @param maxQueuedCalls CALLs that wait while one is open; more are {@link CallOutcome.QueueFull}
 * @param maxUnwrittenBytes what may wait for a station that does not read; more ends the connection
 * @param maxUnauthenticated connections not yet admitted; more are dropped when they arrive
 * @param messagesPerSecond WebSocket frames of a station in the long run; more closes with 1008. A
 *     station that empties a long offline queue waits for each answer (OCPP 2.1 part 4, 4.1.1), so
 *     the round trip and the commit hold it far below the default
 * @param messageBurst frames of a station at once, above that rate
 * @param strict refuses deviations from the specification that would else be forgiven and told as
 *     findings; how stations sign or spell error codes is never refused
 * @param traceBytes what of a frame's text is kept in a {@link MessageTrace}
 */
@RecordBuilder
public record GatewaySettings(
    String host,
    TrustedProxies proxies,
    int plainPort,
    Optional<TlsSettings> tls,
    int eventLoops,
    Duration callTimeout,
    Duration handshakeTimeout,
    Duration pingInterval,
    Duration closeTimeout,
    Duration retryAfter,
    int maxFrameBytes,
    int maxInflatedBytes,
    int maxWaitingMessages,
    int maxQueuedCalls,
    int maxUnwrittenBytes,
    int maxUnauthenticated,
    int messagesPerSecond,
    int messageBurst,
    boolean strict,
    int traceBytes) {

  /** Plain WebSocket on loopback port 9080. */
  public static GatewaySettings defaults() {
    return GatewaySettingsBuilder.builder()
        .host("127.0.0.1")
        .proxies(TrustedProxies.NONE)
        .plainPort(9080)
        .tls(Optional.empty())
        .eventLoops(Runtime.getRuntime().availableProcessors())
        .callTimeout(Duration.ofSeconds(30))
        .handshakeTimeout(Duration.ofSeconds(20))
        .pingInterval(Duration.ofSeconds(60))
        .closeTimeout(Duration.ofSeconds(5))
        .retryAfter(Duration.ofSeconds(30))
        .maxFrameBytes(1 << 20)
        .maxInflatedBytes(1 << 20)
        .maxWaitingMessages(100)
        .maxQueuedCalls(100)
        .maxUnwrittenBytes(4 << 20)
        .maxUnauthenticated(10_000)
        .messagesPerSecond(2_000)
        .messageBurst(20_000)
        .strict(false)
        .traceBytes(4_096)
        .build();
  }
}

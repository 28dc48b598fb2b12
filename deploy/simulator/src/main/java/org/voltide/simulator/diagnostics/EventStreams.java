package org.voltide.simulator.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.voltide.ocpp.message.diagnostics.AdjustPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.AdjustPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.ClosePeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.ConstantStreamData;
import org.voltide.ocpp.message.diagnostics.GetPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.GetPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.NotifyPeriodicEventStream;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamRequest;
import org.voltide.ocpp.message.diagnostics.OpenPeriodicEventStreamResponse;
import org.voltide.ocpp.message.diagnostics.PeriodicEventStreamParams;
import org.voltide.ocpp.message.diagnostics.StreamDataElement;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.time.Timeline;

/** Periodic values told in bundles, without answers (N11 to N15). */
public final class EventStreams implements Block {
  private static final Key MAX_STREAMS = Key.of("MonitoringCtrlr", "MaxPeriodicEventStreams");
  private static final int MAX_VALUES = 100;
  private static final int DEFAULT_INTERVAL = 60;

  private record Sample(Instant at, String value) {}

  /** One stream: what is sampled, and what is not told yet. */
  private static final class Stream {
    final int id;
    final Monitor monitor;
    final List<Sample> waiting = new ArrayList<>();
    PeriodicEventStreamParams params;
    Instant told;

    Stream(int id, Monitor monitor, PeriodicEventStreamParams params, Instant now) {
      this.id = id;
      this.monitor = monitor;
      this.params = params;
      this.told = now;
    }

    ConstantStreamData data() {
      return new ConstantStreamData(id, params, monitor.id(), null);
    }

    boolean due(Instant now) {
      int values = params.values() == null ? MAX_VALUES : Math.min(MAX_VALUES, params.values());
      int seconds = Objects.requireNonNullElse(params.interval(), DEFAULT_INTERVAL);
      return waiting.size() >= Math.max(1, values)
          || !now.isBefore(told.plus(Duration.ofSeconds(seconds)));
    }
  }

  private final Host host;
  private final Map<Integer, Stream> streams = new TreeMap<>();
  private int lastId;

  public EventStreams(Host host) {
    this.host = host;
  }

  @Override
  public void register(Desk desk) {
    desk.on(GetPeriodicEventStreamRequest.class, request -> list());
    desk.on(AdjustPeriodicEventStreamRequest.class, this::adjust);
  }

  boolean hasRoom() {
    return streams.size() < host.model().number(MAX_STREAMS, 0);
  }

  /** Asks the CSMS whether it wants the stream (N11). */
  void open(Monitor monitor) {
    var stream = new Stream(++lastId, monitor, monitor.stream().orElseThrow(), host.time());
    host.uplink()
        .call(
            new OpenPeriodicEventStreamRequest(stream.data(), null),
            OpenPeriodicEventStreamResponse.class,
            answer -> {
              if (answer.status() == GenericStatus.Accepted) {
                streams.put(stream.id, stream);
                sampleLater(stream);
              }
            },
            why -> host.journal().note(host.time(), "stream not opened: " + why));
  }

  /** The monitor is gone, and with it its stream (N13). */
  void closeOf(int monitorId) {
    for (Stream stream : List.copyOf(streams.values())) {
      if (stream.monitor.id() == monitorId) {
        streams.remove(stream.id);
        host.tell(new ClosePeriodicEventStreamRequest(stream.id, null));
      }
    }
  }

  private Timeline.Due sampleLater(Stream stream) {
    Duration wait = Duration.ofSeconds(Math.max(1, Math.round(stream.monitor.value())));
    return host.after(
        wait,
        () -> {
          if (streams.get(stream.id) == stream) {
            sample(stream);
            var _ = sampleLater(stream);
          }
        });
  }

  private void sample(Stream stream) {
    Instant now = host.time();
    stream.waiting.add(new Sample(now, host.model().text(stream.monitor.key())));
    if (stream.due(now)) {
      Instant base = stream.waiting.getFirst().at;
      List<StreamDataElement> data =
          stream.waiting.stream()
              .map(s -> new StreamDataElement(seconds(base, s.at), s.value, null))
              .toList();
      host.uplink().send(new NotifyPeriodicEventStream(data, stream.id, 0, base, null));
      stream.waiting.clear();
      stream.told = now;
    }
  }

  private GetPeriodicEventStreamResponse list() {
    List<ConstantStreamData> all = streams.values().stream().map(Stream::data).toList();
    return new GetPeriodicEventStreamResponse(all.isEmpty() ? null : all, null);
  }

  private AdjustPeriodicEventStreamResponse adjust(AdjustPeriodicEventStreamRequest request) {
    Stream stream = streams.get(request.id());
    if (stream != null) {
      stream.params = request.params();
    }
    return new AdjustPeriodicEventStreamResponse(
        stream == null ? GenericStatus.Rejected : GenericStatus.Accepted, null, null);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}

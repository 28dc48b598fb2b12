package org.voltide.ocpp.dialect;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * One station's dialect, and what is asked of the other side, which answers as prepared. All that
 * is said goes through the codec of its version, so that nothing unsayable is said.
 */
final class Spoken {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final List<Finding> findings = new ArrayList<>();
  final List<StartKey> starts = new ArrayList<>();
  final List<Request<?>> asked = new ArrayList<>();
  final List<Request<?>> implied = new ArrayList<>();
  private final Memory memory = new Memory();
  private final Deque<Response> answers = new ArrayDeque<>();
  private final Dialect16 dialect =
      new Dialect16(
          memory, NOW.minusSeconds(3600), Clock.fixed(NOW, ZoneOffset.UTC), findings::add);

  /** Stands for the error that an action is not supported. */
  static final Response UNSUPPORTED = new Response() {};

  /** Stands for any other CALLERROR. */
  static final Response REFUSED = new Response() {};

  /** Stands for no answer in time. */
  static final Response SILENCE = new Response() {};

  Response inward(Request<?> request, Response... prepared) {
    answers.addAll(Arrays.asList(prepared));
    return run(dialect.inward(request), OcppVersion.V2_1);
  }

  <R extends Response> R outward(Request<R> request, Response... prepared) {
    answers.addAll(Arrays.asList(prepared));
    return run(dialect.outward(request), OcppVersion.V1_6);
  }

  /** The last thing asked, as JSON. */
  String json(OcppVersion version) {
    return PayloadCodec.of(version).write(asked.getLast());
  }

  private <R extends Response> R run(Exchange<R> exchange, OcppVersion asking) {
    return switch (exchange) {
      case Exchange.Done<R> done -> {
        implied.addAll(done.implied());
        yield done.answer();
      }
      case Exchange.Number<R> number -> {
        starts.add(number.start());
        yield run(number.then().apply(starts.size()), asking);
      }
      case Exchange.Ask<?, R> ask -> run(next(ask, asking), asking);
    };
  }

  @SuppressWarnings("unchecked") // A test prepares answers of the right type.
  private <Q extends Response, R extends Response> Exchange<R> next(
      Exchange.Ask<Q, R> ask, OcppVersion asking) {
    String unused = PayloadCodec.of(asking).write(ask.request());
    asked.add(ask.request());
    Response answer = answers.remove();
    if (answer == REFUSED) {
      return ask.failed().apply(Optional.of("GenericError: no")).orElseThrow();
    } else if (answer == SILENCE) {
      return ask.failed().apply(Optional.empty()).orElseThrow();
    }
    return answer == UNSUPPORTED ? ask.instead().orElseThrow().get() : ask.then().apply((Q) answer);
  }
}

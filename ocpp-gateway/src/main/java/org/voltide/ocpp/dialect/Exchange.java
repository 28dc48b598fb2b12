package org.voltide.ocpp.dialect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/**
 * How one request is answered: what the other side is asked, step by step, and what is made of its
 * answers. A translation that cannot go on throws {@link
 * org.voltide.ocpp.fault.OcppFaultException}.
 *
 * @param <R> the answer
 */
public sealed interface Exchange<R extends Response> {

  /**
   * Asks and goes on with the answer.
   *
   * @param instead how to go on when the other side does not support the action; absent, that is
   *     how the exchange ends
   * @param failed how to go on when the other side refuses (given its words) or keeps silent (given
   *     none); when that is empty, the exchange ends so
   */
  record Ask<Q extends Response, R extends Response>(
      Request<Q> request,
      Function<Q, Exchange<R>> then,
      Optional<Supplier<Exchange<R>>> instead,
      Function<Optional<String>, Optional<Exchange<R>>> failed)
      implements Exchange<R> {}

  /** Asks the central system for the number of a transaction. */
  record Number<R extends Response>(StartKey start, IntFunction<Exchange<R>> then)
      implements Exchange<R> {}

  /**
   * The end.
   *
   * @param implied what else the other side has thereby said
   */
  record Done<R extends Response>(R answer, List<Request<?>> implied) implements Exchange<R> {}

  static <Q extends Response, R extends Response> Exchange<R> ask(
      Request<Q> request, Function<Q, Exchange<R>> then) {
    return new Ask<>(request, then, Optional.empty(), _ -> Optional.empty());
  }

  /** Asks once more something else when the first is not supported. */
  static <Q extends Response, R extends Response> Exchange<R> ask(
      Request<Q> request, Function<Q, Exchange<R>> then, Supplier<Exchange<R>> instead) {
    return new Ask<>(request, then, Optional.of(instead), _ -> Optional.empty());
  }

  /** Asks a station and can go on without its answer. */
  static <Q extends Response, R extends Response> Exchange<R> attempt(
      Request<Q> request,
      Function<Q, Exchange<R>> then,
      Function<Optional<String>, Optional<Exchange<R>>> failed) {
    return new Ask<>(request, then, Optional.empty(), failed);
  }

  /** Tells what nobody has to support, and goes on either way. */
  static <Q extends Response, R extends Response> Exchange<R> tell(
      Request<Q> request, Supplier<Exchange<R>> then) {
    return new Ask<>(request, _ -> then.get(), Optional.of(then), _ -> Optional.empty());
  }

  /** One question, one answer. */
  static <Q extends Response, R extends Response> Exchange<R> map(
      Request<Q> request, Function<Q, R> answer) {
    return ask(request, response -> done(answer.apply(response)));
  }

  static <R extends Response> Exchange<R> done(R answer) {
    return new Done<>(answer, List.of());
  }
}

package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How those do who may be asked whether certificates are revoked, since this program started. Only
 * those of the settings are here, whatever addresses stations and certificates name. Thread-safe.
 *
 * <p>A question counts that went to an address which a verified certificate names, or which
 * answered before: what a station names may be wrong, and says nothing of the responder.
 */
@Singleton
public class ResponderHealth {
  private static final int MOST_ANSWERING = 10_000;

  private final AllowedAddresses addresses;
  private final Map<Asked, Responder> last = new ConcurrentHashMap<>();

  /** Below allowed hosts, where anybody may name any path. */
  private final Set<String> answering = ConcurrentHashMap.newKeySet();

  ResponderHealth(AllowedAddresses addresses) {
    this.addresses = addresses;
  }

  /** What is asked for. */
  public enum Service {
    /** Answers about one certificate. */
    OCSP,
    /** Revocation lists. */
    CRL
  }

  /** What became of the last question. */
  public enum State {
    NOT_ASKED,
    ANSWERS,
    FAILS
  }

  private record Asked(String responder, Service service) {}

  /**
   * One that may be asked.
   *
   * @param responder as the settings name it
   * @param service what it was asked for; absent when for nothing yet
   * @param answeredAt when it last said something that can be relied on
   * @param failedAt when it last did not
   * @param why it did not, then
   */
  public record Responder(
      String responder,
      @Nullable Service service,
      State state,
      @Nullable Instant answeredAt,
      @Nullable Instant failedAt,
      @Nullable String why) {

    private static Responder notAsked(String responder, @Nullable Service service) {
      return new Responder(responder, service, State.NOT_ASKED, null, null, null);
    }

    private Responder answered(Instant at) {
      return new Responder(responder, service, State.ANSWERS, at, failedAt, why);
    }

    private Responder failed(Instant at, String reason) {
      return new Responder(responder, service, State.FAILS, answeredAt, at, reason);
    }
  }

  /** All that the settings name, in their order, by what they were asked for. */
  public List<Responder> list() {
    return addresses.entries().stream().flatMap(this::of).toList();
  }

  private Stream<Responder> of(String entry) {
    List<Responder> asked =
        Stream.of(Service.values())
            .flatMap(service -> Stream.ofNullable(last.get(new Asked(entry, service))))
            .toList();
    return asked.isEmpty() ? Stream.of(Responder.notAsked(entry, null)) : asked.stream();
  }

  /** How many failed the last time, if that was after {@code since}. */
  public long failing(Instant since) {
    return last.values().stream()
        .filter(one -> one.state() == State.FAILS)
        .filter(one -> one.failedAt() != null && one.failedAt().isAfter(since))
        .count();
  }

  /** Whether something at an address ever said what can be relied on. */
  boolean hasAnswered(String address) {
    return answering.contains(address);
  }

  void answered(Service service, String address, Instant at) {
    if (answering.size() < MOST_ANSWERING) {
      answering.add(address);
    }
    change(service, address, known -> known.answered(at));
  }

  void failed(Service service, String address, Instant at, String reason) {
    change(service, address, known -> known.failed(at, reason));
  }

  private void change(Service service, String address, UnaryOperator<Responder> change) {
    addresses
        .entry(address)
        .ifPresent(
            entry ->
                last.compute(
                    new Asked(entry, service),
                    (asked, known) ->
                        change.apply(known == null ? Responder.notAsked(entry, service) : known)));
  }
}

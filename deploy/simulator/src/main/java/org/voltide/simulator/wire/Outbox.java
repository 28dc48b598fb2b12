package org.voltide.simulator.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventType;

/** What a station still has to say, in order. Confined to the world's loop. */
final class Outbox {
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final Habits habits;
  private final Counters counters;
  private Optional<Pending> overtaken = Optional.empty();

  Outbox(Habits habits, Counters counters) {
    this.habits = habits;
    this.counters = counters;
  }

  void add(Pending pending) {
    if (pending.request() instanceof BootNotificationRequest) {
      queue.addFirst(pending);
    } else {
      queue.addLast(pending);
    }
  }

  /** Puts back what was not accepted, before everything younger. */
  void returnToHead(Pending pending) {
    queue.addFirst(pending);
  }

  boolean holds(Predicate<Pending> what) {
    return overtaken.filter(what).isPresent() || queue.stream().anyMatch(what);
  }

  int size() {
    return queue.size() + (overtaken.isPresent() ? 1 : 0);
  }

  /**
   * Takes what to send next.
   *
   * @param standing before the CSMS accepted the station only a BootNotification may leave, and
   *     what it asked for itself (B01, B02)
   */
  Optional<Pending> next(Standing standing) {
    if (standing != Standing.ACCEPTED) {
      Optional<Pending> allowed = queue.stream().filter(p -> mayLeave(p, standing)).findFirst();
      allowed.ifPresent(queue::remove);
      return allowed;
    }
    if (overtaken.isPresent()) {
      Optional<Pending> late = overtaken;
      overtaken = Optional.empty();
      return late;
    }
    return habits.swaps().getAsBoolean() ? nextSwapped() : Optional.ofNullable(queue.pollFirst());
  }

  /** Removes what does not outlive a connection. */
  List<Pending> removeTransient() {
    List<Pending> removed = new ArrayList<>();
    for (Iterator<Pending> each = queue.iterator(); each.hasNext(); ) {
      Pending pending = each.next();
      if (!pending.durable()) {
        removed.add(pending);
        each.remove();
      }
    }
    return removed;
  }

  /** Pairs change places; a lone update lets others pass until one overtakes it. */
  private Optional<Pending> nextSwapped() {
    Pending first = queue.pollFirst();
    if (first == null || !isUpdate(first)) {
      return Optional.ofNullable(first);
    }
    Optional<Pending> second = Optional.ofNullable(queue.pollFirst());
    if (second.filter(Outbox::isEvent).isPresent()) {
      overtaken = Optional.of(first);
      counters.swapped++;
    } else {
      queue.addFirst(first);
    }
    return second;
  }

  private static boolean mayLeave(Pending pending, Standing standing) {
    return pending.request() instanceof BootNotificationRequest
        || (standing == Standing.PENDING && pending.solicited());
  }

  private static boolean isEvent(Pending pending) {
    return pending.request() instanceof TransactionEventRequest;
  }

  private static boolean isUpdate(Pending pending) {
    return pending.request() instanceof TransactionEventRequest event
        && event.eventType() == TransactionEventType.Updated;
  }
}

package org.voltide.csms.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * Reads what many ask for at the same time together, as lanes commit together: one transaction for
 * everything that was asked for while the last one ran. An answer is never older than its question.
 * Blocks. Thread-safe.
 *
 * <p>It is read with the rights of whoever comes first, so only for work of the system itself: what
 * a request of a tenant asks for is read {@link #alone}.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class GroupReads<Q, A> {
  private static final int MOST_AT_ONCE = 200;

  private final Database database;
  private final BiFunction<Statements, List<Q>, List<A>> read;
  private final ConcurrentLinkedQueue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock reading = new ReentrantLock();

  /**
   * @param read the answers to several questions, in their order; changes nothing that matters when
   *     it fails half-way
   */
  public GroupReads(Database database, BiFunction<Statements, List<Q>, List<A>> read) {
    this.database = database;
    this.read = read;
  }

  /** A question, and its answer once there is one. The lock of the reads guards it. */
  private static final class Asked<Q, A> {
    private final Q question;
    private boolean isTaken;
    private Optional<A> answer = Optional.empty();

    Asked(Q question) {
      this.question = question;
    }
  }

  /** The answer, read together with what others ask for. */
  public A ask(Q question) {
    Asked<Q, A> asked = new Asked<>(question);
    waiting.add(asked);
    reading.lock();
    try {
      while (!asked.isTaken) {
        readTogether();
      }
    } finally {
      reading.unlock();
    }
    // Where reading together failed, each tries alone: one bad question spoils no other.
    return asked.answer.orElseGet(() -> alone(question));
  }

  /** The answer, read for nobody else. */
  public A alone(Q question) {
    return together(List.of(question)).getFirst();
  }

  private void readTogether() {
    List<Asked<Q, A>> group = new ArrayList<>();
    for (Asked<Q, A> next = waiting.poll(); next != null; next = waiting.poll()) {
      next.isTaken = true;
      group.add(next);
      if (group.size() == MOST_AT_ONCE) {
        break;
      }
    }
    try {
      List<A> answers = together(group.stream().map(each -> each.question).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer = Optional.of(answers.get(i));
      }
    } catch (RuntimeException failed) {
      if (group.size() == 1) {
        throw failed;
      }
    }
  }

  private List<A> together(List<Q> questions) {
    return database.inTransaction(statements -> read.apply(statements, questions));
  }
}

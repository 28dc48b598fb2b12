package org.voltide.csms.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.voltide.csms.lanes.LaneRefusal.Reason;
import org.voltide.csms.platform.TestDatabase;

class LanesTest {
  private final LaneWorld world = new LaneWorld();
  private final Notes notes = new Notes();

  @BeforeEach
  void stations() {
    world.run("create table note (n bigint generated always as identity, s text, t text not null)");
    IntStream.range(0, 8).forEach(i -> world.station("CS" + i));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void messagesOfOneStationAreWrittenInOrder() {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(submit(notes, "CS" + i % 8, 1, "m" + i));
    }
    answers.forEach(CompletableFuture::join);

    for (int station = 0; station < 8; station++) {
      int first = station;
      assertThat(world.rows("select t from note where s = 'CS" + station + "' order by n"))
          .containsExactlyElementsOf(
              IntStream.range(0, 25).mapToObj(i -> "m" + (first + 8 * i)).toList());
    }
  }

  @Test
  void whatArrivesDuringACommitSharesTheNext() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    notes.beforeWrite = arrived;
    var first = submit(notes, "CS0", 1, "first");
    assertThat(notes.writing.await(30, TimeUnit.SECONDS)).isTrue();
    var others = IntStream.range(0, 5).mapToObj(i -> submit(notes, "CS0", 1, "m" + i)).toList();
    arrived.countDown();

    first.join();
    others.forEach(CompletableFuture::join);
    assertThat(notes.batches).containsExactly(1, 5);
  }

  @Test
  void aBadMessageHarmsOnlyItself() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    notes.beforeWrite = arrived;
    submit(notes, "CS0", 1, "first");
    assertThat(notes.writing.await(30, TimeUnit.SECONDS)).isTrue();
    var good = submit(notes, "CS0", 1, "good");
    var bad = submit(notes, "CS0", 1, "bad");
    var good2 = submit(notes, "CS0", 1, "good2");
    arrived.countDown();

    assertThat(good.join()).isEqualTo("wrote good");
    assertThat(good2.join()).isEqualTo("wrote good2");
    assertThat(reason(bad)).isEqualTo(Reason.FAILED);
    assertThat(world.rows("select t from note order by n"))
        .containsExactly("first", "good", "good2");
  }

  @Test
  void answersAreCompletedBeforeChangesAreAnnouncedAndAfterTheCommit() {
    List<String> seen = new CopyOnWriteArrayList<>();
    notes.announced = text -> seen.addAll(world.rows("select t from note"));

    submit(notes, "CS0", 1, "kept").join();

    org.awaitility.Awaitility.await().until(() -> seen.equals(List.of("kept")));
  }

  @Test
  void anObserverThatFailsDoesNotStopTheLane() {
    notes.announced =
        text -> {
          throw new IllegalStateException("observer");
        };

    assertThat(submit(notes, "CS0", 1, "one").join()).isEqualTo("wrote one");
    assertThat(submit(notes, "CS0", 1, "two").join()).isEqualTo("wrote two");
  }

  @Test
  void anOlderConnectionChangesNothing() {
    world.run("update station set connection_epoch = 7 where id = 'CS0'");

    assertThat(reason(submit(notes, "CS0", 6, "old"))).isEqualTo(Reason.SUPERSEDED);
    assertThat(submit(notes, "CS0", 7, "new").join()).isEqualTo("wrote new");
    assertThat(world.rows("select t from note")).containsExactly("new");
  }

  @Test
  void anUnregisteredStationChangesNothing() {
    assertThat(reason(submit(notes, "nobody", 1, "x"))).isEqualTo(Reason.SUPERSEDED);
  }

  @Test
  void aTakeoverWaitsForTheRoundThatIsRunning() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    notes.beforeWrite = release;
    var old = submit(notes, "CS0", 1, "old");
    assertThat(notes.writing.await(30, TimeUnit.SECONDS)).isTrue();

    var takeover =
        CompletableFuture.runAsync(
            () -> world.run("update station set connection_epoch = 2 where id = 'CS0'"));
    assertThat(takeover).isNotDone();
    release.countDown();

    assertThat(old.join()).isEqualTo("wrote old");
    takeover.get(30, TimeUnit.SECONDS);
    assertThat(reason(submit(notes, "CS0", 1, "late"))).isEqualTo(Reason.SUPERSEDED);
  }

  @Test
  void aFullQueueRefusesAtOnce() throws InterruptedException {
    try (LaneWorld small =
        new LaneWorld(world.database(), LaneWorld.settings(1, 2, Duration.ofSeconds(1)))) {
      CountDownLatch release = new CountDownLatch(1);
      notes.beforeWrite = release;
      var running = small.lanes().submit(notes, "CS0", 1, "running").toCompletableFuture();
      assertThat(notes.writing.await(30, TimeUnit.SECONDS)).isTrue();
      var waiting = small.lanes().submit(notes, "CS0", 1, "a").toCompletableFuture();
      var waiting2 = small.lanes().submit(notes, "CS0", 1, "b").toCompletableFuture();
      var refused = small.lanes().submit(notes, "CS0", 1, "c").toCompletableFuture();

      assertThat(refused).isCompletedExceptionally();
      assertThat(reason(refused)).isEqualTo(Reason.FULL);
      release.countDown();
      CompletableFuture.allOf(running, waiting, waiting2).join();
    }
  }

  @Test
  void anAbsentDatabaseIsWaitedForAndThenRefused() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setPortNumbers(new int[] {1});
    Lanes lanes =
        new Lanes(
            nowhere,
            LaneWorld.settings(1, 10, Duration.ofMillis(200)),
            LaneWorld.CLOCK,
            new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

    var answer = lanes.submit(notes, "CS0", 1, "x").toCompletableFuture();

    assertThat(reason(answer)).isEqualTo(Reason.DATABASE_AWAY);
    lanes.close();
  }

  /** Terminated by an administrator, out of disk, lost on the way. */
  @ParameterizedTest
  @ValueSource(strings = {"57P01", "53100", "08006"})
  void aRoundIsTriedAgainWhenTheDatabaseComesBack(String state) {
    AtomicInteger outages = new AtomicInteger(3);
    notes.fault =
        () -> {
          if (outages.getAndDecrement() > 0) {
            throw new SQLException("away", state);
          }
        };

    assertThat(submit(notes, "CS0", 1, "patient").join()).isEqualTo("wrote patient");
    assertThat(world.rows("select t from note")).containsExactly("patient");
  }

  @Test
  void closingWritesWhatHasArrived() {
    LaneWorld other =
        new LaneWorld(
            TestDatabase.migrated().dataSource(), LaneWorld.settings(1, 99, Duration.ofSeconds(9)));
    other.run("create table note (n bigint generated always as identity, s text, t text)");
    other.station("CS0");
    var answers =
        IntStream.range(0, 20)
            .mapToObj(i -> other.lanes().submit(notes, "CS0", 1, "m" + i).toCompletableFuture())
            .toList();

    other.close();

    assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
    assertThat(reason(other.lanes().submit(notes, "CS0", 1, "late").toCompletableFuture()))
        .isEqualTo(Reason.FULL);
  }

  private CompletableFuture<String> submit(Notes work, String station, long epoch, String text) {
    return world.lanes().submit(work, station, epoch, text).toCompletableFuture();
  }

  private static Reason reason(CompletableFuture<?> failed) {
    try {
      Object answer = failed.orTimeout(30, TimeUnit.SECONDS).join();
      throw new AssertionError("was answered: " + answer);
    } catch (CompletionException e) {
      return ((LaneRefusal) e.getCause()).reason();
    }
  }

  /** Writes texts to a table; "bad" breaks a constraint. */
  private static final class Notes implements LaneWork<String, String> {
    final CountDownLatch writing = new CountDownLatch(1);
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    volatile CountDownLatch beforeWrite = new CountDownLatch(0);
    volatile Fault fault = () -> {};
    volatile java.util.function.Consumer<String> announced = text -> {};

    interface Fault {
      void strike() throws SQLException;
    }

    @Override
    public List<Written<String>> write(Connection connection, List<LaneMessage<String>> messages)
        throws SQLException {
      fault.strike();
      writing.countDown();
      await(beforeWrite);
      batches.add(messages.size());
      try (PreparedStatement insert =
          connection.prepareStatement("insert into note (s, t) values (?, ?)")) {
        for (LaneMessage<String> message : messages) {
          insert.setString(1, message.stationId());
          insert.setString(2, message.payload().equals("bad") ? null : message.payload());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      return messages.stream()
          .map(m -> new Written<>("wrote " + m.payload(), () -> announced.accept(m.payload())))
          .toList();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

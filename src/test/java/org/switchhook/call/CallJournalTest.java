package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

class CallJournalTest {
  private static final int CAPACITY = 4;

  private final HandWork work = new HandWork();
  private final HandTime time = new HandTime();
  private final List<Entry> written = new ArrayList<>();
  private int tries;
  private boolean databaseDown;
  private Throwable failure;
  private final CallJournal journal = new CallJournal(this::write, work, time, CAPACITY);

  private void write(List<Entry> statuses) {
    tries++;
    if (failure != null) {
      CallJournalTest.<RuntimeException>sneak(failure);
    }
    if (databaseDown) {
      throw new IllegalStateException("connection refused");
    }
    written.addAll(statuses);
  }

  private CallFact.Changed fact(String call, Status status) {
    CallEnd end = status.isEnd() ? CallEnd.BY_REMOTE : null;
    CallFact.Changed fact =
        new CallFact.Changed(
            new CallId(call),
            new RoomId("r"),
            PermitFixture.permit("+493023125000").party(),
            new Progress(status, end),
            SetUp.NONE,
            time.instant());
    journal.on(fact);
    return fact;
  }

  @Test
  void statusesShouldBeWrittenInOrder() {
    List<CallFact.Changed> facts =
        List.of(
            fact("a", Status.RINGING),
            fact("b", Status.RINGING),
            fact("a", Status.CONNECTED),
            fact("a", Status.CLEARED));
    work.runAll();

    assertThat(written).containsExactlyElementsOf(facts);
    assertThat(journal.unwritten()).isEmpty();
  }

  @Test
  void markShouldBeReachedWhenAllBeforeItIsWritten() {
    List<String> reached = new ArrayList<>();
    databaseDown = true;
    fact("a", Status.RINGING);
    journal.whenKept(() -> reached.add("mark"));
    work.runAll();
    assertThat(reached).isEmpty();

    databaseDown = false;
    time.advance(Duration.ofMillis(100));
    work.runAll();

    assertThat(reached).containsExactly("mark");
  }

  @Test
  void acceptedShouldNotBeWrittenBecauseItIsStoredWithTheCall() {
    fact("a", Status.ACCEPTED);
    work.runAll();

    assertThat(tries).isZero();
  }

  @Test
  void statusesShouldBeReadableUntilTheyAreWritten() {
    CallFact.Changed fact = fact("a", Status.RINGING);

    assertThat(journal.unwritten()).containsExactly(fact);
  }

  @Test
  void statusesShouldSurviveADatabasePauseInOrder() {
    databaseDown = true;
    CallFact.Changed first = fact("a", Status.RINGING);
    work.runAll();
    CallFact.Changed second = fact("a", Status.CONNECTED);
    work.runAll();
    assertThat(tries).isEqualTo(1); // the second waits for the pause to end

    databaseDown = false;
    time.advance(Duration.ofMillis(100));
    work.runAll();

    assertThat(written).containsExactly(first, second);
    assertThat(journal.unwritten()).isEmpty();
  }

  @Test
  void tracesShouldBeWrittenInOrderWithTheStatusesAndBeNoStatuses() {
    Traced early = new Traced(new CallId("a"), new Trace(CallFixture.dialog(), null));
    Traced over = new Traced(new CallId("a"), null);
    journal.trace(early);
    CallFact.Changed status = fact("a", Status.CLEARED);
    journal.trace(over);
    assertThat(journal.unwritten()).containsExactly(status);

    work.runAll();

    assertThat(written).containsExactly(early, status, over);
  }

  @Test
  void pausesShouldGrowUpToTenSecondsAndBeginAnew() {
    databaseDown = true;
    fact("a", Status.RINGING);
    work.runAll();
    for (int pause : List.of(100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000)) {
      int before = tries;
      time.advance(Duration.ofMillis(pause - 1));
      work.runAll();
      assertThat(tries).isEqualTo(before);
      time.advance(Duration.ofMillis(1));
      work.runAll();
      assertThat(tries).isEqualTo(before + 1);
    }
    databaseDown = false;
    time.advance(Duration.ofSeconds(10));
    work.runAll();
    assertThat(written).hasSize(1);
    assertThat(time.timers()).isZero();

    fact("a", Status.CONNECTED);
    work.runAll();
    assertThat(written).hasSize(2);
  }

  @Test
  void newCallsShouldBeRefusedPastTheBoundWhileStatusesAreStillTaken() {
    databaseDown = true;
    for (int call = 0; call < CAPACITY; call++) {
      assertThatCode(journal::requireRoom).doesNotThrowAnyException();
      fact("c" + call, Status.RINGING);
    }
    work.runAll();

    assertThatThrownBy(journal::requireRoom)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.members()).containsKey("retryAfter");
            });
    assertThat(journal.hasRoom()).isFalse();
    assertThat(journal.length()).isEqualTo(CAPACITY);
    fact("c0", Status.CLEARED);
    databaseDown = false;
    time.advance(Duration.ofSeconds(1));
    work.runAll();
    assertThat(written).hasSize(CAPACITY + 1);
    assertThatCode(journal::requireRoom).doesNotThrowAnyException();
    assertThat(journal.length()).isZero();
  }

  @Test
  void manyStatusesShouldBeWrittenInBatches() {
    for (int call = 0; call < 250; call++) {
      fact("c" + call, Status.RINGING);
    }
    work.runAll();

    assertThat(written).hasSize(250);
    assertThat(tries).isEqualTo(3);
  }

  @Test
  void writtenShouldWaitForTheDatabaseToCatchUp() {
    databaseDown = true;
    fact("a", Status.CLEARED);
    CompletableFuture<Void> caughtUp = journal.written();
    work.runAll();
    assertThat(caughtUp).isNotDone();

    databaseDown = false;
    time.advance(Duration.ofMillis(100));
    work.runAll();

    assertThat(caughtUp).isCompleted();
    assertThat(written).hasSize(1);
  }

  @Test
  void statusShouldBeWrittenLaterWhenItsCommitFailsWithAnUndeclaredException() {
    failure = new Exception("rolled back");
    CallFact.Changed fact = fact("a", Status.RINGING);
    work.runAll();
    failure = new LinkageError("broken");
    time.advance(Duration.ofMillis(100));
    work.runAll();
    assertThat(tries).isEqualTo(2);

    failure = null;
    time.advance(Duration.ofMillis(200));
    work.runAll();

    assertThat(written).containsExactly(fact);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** Whoever reads a call when he has heard of its end shall find the end. */
  @Test
  void noObserverShouldHearOfAStatusBeforeTheJournal() throws NoSuchMethodException {
    Priority own =
        CallJournal.class
            .getDeclaredMethod("on", CallFact.Changed.class)
            .getParameters()[0]
            .getAnnotation(Priority.class);
    List<Integer> others =
        new ClassFileImporter()
            .importPackages("org.switchhook").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getOwner().isEquivalentTo(CallJournal.class))
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(Observes.class))
                .map(parameter -> parameter.tryGetAnnotationOfType(Priority.class))
                .map(found -> found.map(Priority::value).orElse(ObserverMethod.DEFAULT_PRIORITY))
                .toList();

    assertThat(others).isNotEmpty().allMatch(other -> other > own.value());
  }
}

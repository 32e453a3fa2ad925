package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandWork;

class MailboxTest {
  private final HandWork work = new HandWork();
  private final List<String> done = new ArrayList<>();
  private boolean shut;
  private final Mailbox mailbox = new Mailbox(this::give);

  private void give(Runnable task) {
    if (shut) {
      throw new RejectedExecutionException("stopped");
    }
    work.execute(task);
  }

  private void mail(String task) {
    mailbox.execute(() -> done.add(task));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void tasksShouldRunInOrderAndOneAtATime() {
    mailbox.execute(
        () -> {
          mail("inner");
          done.add("outer");
        });
    mail("last");
    work.runAll();

    assertThat(done).containsExactly("outer", "last", "inner");
  }

  @Test
  void laterTasksShouldRunWhenOneEndsInAnErrorOrAnUndeclaredException() {
    for (Throwable thrown :
        List.of(new AssertionError("a"), new StackOverflowError(), new Exception("checked"))) {
      mailbox.execute(() -> MailboxTest.<RuntimeException>sneak(thrown));
      mail(thrown.getClass().getSimpleName());
    }
    work.runAll();
    mail("new");
    work.runAll();

    assertThat(done).containsExactly("AssertionError", "StackOverflowError", "Exception", "new");
  }

  @Test
  void refusalOfTheExecutorShouldReachTheGiverAndLeaveTheMailboxUsable() {
    shut = true;
    assertThatThrownBy(() -> mail("refused")).isInstanceOf(RejectedExecutionException.class);

    shut = false;
    mail("taken");
    work.runAll();

    assertThat(done).containsExactly("taken");
  }

  @Test
  void mailboxShouldGoOnLaterWhenTheExecutorRefusesItsNextTurn() {
    for (int i = 0; i < 65; i++) {
      mail("t" + i);
    }
    shut = true;
    work.runAll();
    assertThat(done).hasSize(64);

    shut = false;
    mail("next");
    work.runAll();

    assertThat(done).hasSize(66).endsWith("t64", "next");
  }

  @Test
  void giverShouldBeAbleToRunTheTasksItself() {
    Executor direct = Runnable::run;
    Mailbox own = new Mailbox(direct);
    own.execute(() -> own.execute(() -> done.add("second")));

    assertThat(done).containsExactly("second");
  }
}

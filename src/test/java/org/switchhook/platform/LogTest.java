package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.LogLines;

class LogTest {
  private static final System.Logger LOG = Log.of(LogTest.class);
  private static final LogContext CALL = LogContext.of("call", "c-1").with("room", "r_2");

  private final LogLines lines = new LogLines();
  private final HandWork work = new HandWork();

  @AfterEach
  void letGo() {
    lines.close();
  }

  @Test
  void everyFormOfALineShouldSayWhatItIsAbout() {
    CALL.run(
        () -> {
          LOG.log(Level.INFO, "plain {not} 'a' format");
          LOG.log(Level.INFO, () -> "supplied");
          LOG.log(Level.INFO, "{0} of {1}", "one", 2);
          LOG.log(Level.INFO, "failed", new IllegalStateException());
          LOG.log(Level.INFO, new StringBuilder("object"));
        });

    assertThat(lines.all())
        .containsExactly(
            "plain {not} 'a' format [call=c-1 room=r_2]",
            "supplied [call=c-1 room=r_2]",
            "one of 2 [call=c-1 room=r_2]",
            "failed [call=c-1 room=r_2]",
            "object [call=c-1 room=r_2]");
  }

  @Test
  void lineShouldBeAsItIsWhenItIsAboutNothing() {
    LOG.log(Level.INFO, "plain");

    assertThat(lines.all()).containsExactly("plain");
  }

  @Test
  void threadShouldHaveItsOldContextAfterATask() {
    LogContext request = LogContext.of("request", "q");
    request.run(
        () -> {
          assertThatThrownBy(() -> CALL.run(LogTest::fail)).hasMessage("broken");
          LOG.log(Level.INFO, "outer");
        });

    assertThat(lines.all()).containsExactly("inner [call=c-1 room=r_2]", "outer [request=q]");
    assertThat(LogContext.current()).isSameAs(LogContext.NONE);
  }

  private static void fail() {
    LOG.log(Level.INFO, "inner");
    throw new IllegalStateException("broken");
  }

  @Test
  void textThatIsNoIdShouldNotGetIntoALine() {
    LogContext.of("request", "x]\r\nERROR {0}").run(() -> LOG.log(Level.INFO, "{0}", "line"));

    assertThat(lines.all()).containsExactly("line [request=?]");
  }

  @Test
  void mailboxShouldSayWhatItsTasksAreAboutAlsoWhenOneFails() {
    Mailbox mailbox = new Mailbox(work, CALL);
    mailbox.execute(() -> LOG.log(Level.INFO, "first"));
    mailbox.execute(
        () -> {
          throw new IllegalStateException();
        });
    work.runAll();
    LOG.log(Level.INFO, "after");

    assertThat(lines.all())
        .containsExactly(
            "first [call=c-1 room=r_2]",
            "A task failed; the next one goes on [call=c-1 room=r_2]",
            "after");
  }
}

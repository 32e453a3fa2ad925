package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.events.Stage.Peer;
import org.switchhook.platform.LogContext;
import org.switchhook.testkit.LogLines;

/** What the log tells of a socket session. */
class SessionLogTest {
  private static final String DIGIT =
      "'type':'control','control':{'recipient':{'type':'session','sessionid':'p1'},"
          + "'data':{'type':'dtmf','digit':'7'}}}";

  private final Stage stage = new Stage();

  private List<String> lines(String said) {
    try (LogLines log = new LogLines()) {
      Peer alice = stage.member("alice");
      alice.say(said);
      return log.all();
    }
  }

  @Test
  void linesShouldNameSessionRoomAndRequest() {
    assertThat(lines("{'id':'req-1'," + DIGIT))
        .anyMatch(line -> line.matches("A session begins \\[session=\\S+]"))
        .anyMatch(line -> line.matches("Asks for Digit \\[session=\\S+ room=\\S+ request=req-1]"))
        .allMatch(line -> line.contains("[session="))
        .noneMatch(line -> line.contains("7"));
    assertThat(LogContext.current()).isSameAs(LogContext.NONE);
  }

  @Test
  void idThatCouldForgeALineShouldNotBeShown() {
    assertThat(lines("{'id':'x] [call=y'," + DIGIT))
        .anyMatch(line -> line.endsWith(" request=?]"))
        .noneMatch(line -> line.contains("call=y"));
  }
}

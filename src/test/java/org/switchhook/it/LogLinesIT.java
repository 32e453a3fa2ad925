package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log as the application server writes it. */
@Timeout(60)
class LogLinesIT {
  @Test
  void whatAPersonAsksForOnTheSocketShouldBeFoundByItsRequest() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial("030 23125000");
      scene.expectStatus(call, "accepted");
      scene.socket.send(
          Map.of(
              "id",
              "ask-1",
              "type",
              "control",
              "control",
              Map.of(
                  "recipient",
                  Map.of("type", "call", "callid", call),
                  "data",
                  Map.of("type", "hangup"))));
      scene.removal(call);

      assertThat(ServerLog.lines())
          .filteredOn(line -> line.contains("Asks for HangUp") && line.contains(scene.room))
          .singleElement()
          .asString()
          .matches(".* \\[session=\\S+ room=" + scene.room + " request=ask-1]");
    }
  }

  @Test
  void callShouldBeFoundInTheLogByItsIdAndNotByItsNumber() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial("030 23125002");
      scene.removal(call);

      String about = "[call=" + call + " room=" + scene.room + "]";
      assertThat(ServerLog.lines())
          .filteredOn(line -> line.contains(call))
          .hasSizeGreaterThan(2)
          .allMatch(line -> line.endsWith(about));
      assertThat(ServerLog.lines())
          .filteredOn(line -> line.contains("[org.switchhook."))
          .isNotEmpty()
          .noneMatch(line -> line.contains("23125002"));
    }
  }
}

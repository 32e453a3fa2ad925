package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log as the application server writes it. */
@Timeout(60)
class LogLinesIT {
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

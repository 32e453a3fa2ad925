package org.switchhook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.Json;
import org.switchhook.testkit.HandTime;

class HealthTest {
  private static final Condition DATABASE = new Condition("database", State.UP, true, "It answers");
  private static final Condition SIP = new Condition("sip", State.DOWN, true, "It is quiet");
  private static final Condition ISSUER = new Condition("issuer", State.DOWN, false, "It is away");

  private boolean turning = true;

  private Health health(Condition... conditions) {
    HandTime time = new HandTime();
    Pulse turns =
        new Pulse(Runnable::run, () -> turning, Duration.ofSeconds(1), Duration.ZERO, time);
    return new Health(
        turns, Stream.of(conditions).<Dependency>map(condition -> () -> condition).toList());
  }

  @Test
  void serverShouldBeReadyWhenOnlyWhatItDoesNotNeedIsDown() {
    assertThat(health(DATABASE, ISSUER).now().ready()).isEqualTo(State.UP);
  }

  @Test
  void serverShouldNotBeReadyButLiveWhenSomethingItNeedsIsDown() {
    HealthDetails now = health(DATABASE, SIP).now();

    assertThat(now.ready()).isEqualTo(State.DOWN);
    assertThat(now.live()).isEqualTo(State.UP);
  }

  @Test
  void serverShouldNotBeLiveWhenItsTurnsDoNotGetOn() {
    turning = false;

    assertThat(health(DATABASE).now().bare()).isEqualTo(new HealthView(State.DOWN, State.UP));
  }

  @Test
  void strangerShouldLearnNothingButUpOrDown() {
    assertThat(json(health(DATABASE).now().bare())).isEqualTo("{\"live\":\"up\",\"ready\":\"up\"}");
    assertThat(json(health(DATABASE, SIP).now().bare()))
        .isEqualTo("{\"live\":\"up\",\"ready\":\"down\"}");
  }

  @Test
  void adminShouldLearnEachDependency() {
    assertThat(json(health(ISSUER).now()))
        .isEqualTo(
            "{\"live\":\"up\",\"ready\":\"up\",\"dependencies\":[{\"name\":\"issuer\",\"state\":\"down\","
                + "\"needed\":false,\"detail\":\"It is away\"}]}");
  }

  private static String json(Object value) {
    return Json.mapper().valueToTree(value).toString();
  }
}

package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two baresips in one room, one that was dialled and one that calls in, hear each other, and nobody
 * in between.
 */
class RealBridgeIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 40;
  private static final int APART = 20;
  private static final Duration WHILE = Duration.ofSeconds(3);

  @TempDir Path folder;

  private static String answered(Scene scene, Baresip phone) {
    String call = scene.dial(phone.uri());
    while (!scene.status(call).path("status").asText().equals("connected")) {
      // on its way
    }
    return scene.joined(call);
  }

  private static String calling(Scene scene, Baresip phone) throws Exception {
    phone.dial(scene.dialIn());
    return scene.joined(scene.incoming());
  }

  private static void expectBridge(Scene scene, String type) {
    scene.socket.expect(
        message ->
            message.at("/transient/key").asText().equals("bridge")
                && message.at("/transient/type").asText().equals(type),
        Duration.ofSeconds(20));
  }

  private static void mute(Scene scene, String session, int audio) {
    String path = "rooms/" + scene.room + "/participants/" + session + "/mute";
    assertThat(scene.api.send("PUT", path, Map.of("audio", audio)).status()).isEqualTo(204);
    scene.socket.expect(
        message ->
            message.at("/event/flags/sessionid").asText().equals(session)
                && message.at("/event/flags/flags").asInt() == audio,
        Duration.ofSeconds(5));
  }

  /** The packets that one phone hears in a second, which the other one sent. */
  private static void expectRate(Baresip hears, Baresip speaks, int least, int most)
      throws Exception {
    Baresip.Count before = hears.count();
    hears.listen(WHILE);
    Baresip.Count after = hears.count();
    assertThat(Baresip.rate(before, after, Baresip.Count::heard))
        .isBetween((long) least, (long) most);
    if (least > 0) {
      assertThat(speaks.owns(after.from())).as("port %s of the other phone", after.from()).isTrue();
    }
  }

  private static void expectTalk(Baresip one, Baresip other) throws Exception {
    one.listen(Duration.ofSeconds(1));
    expectRate(one, other, 45, 55);
    expectRate(other, one, 45, 55);
  }

  @Test
  @Installed("baresip")
  void phonesShouldHearEachOtherUnlessOneIsMutedOrLeft() throws Exception {
    try (Baresip ann = Baresip.start(folder, FIRST_PORT);
        Baresip bob = Baresip.start(folder, FIRST_PORT + APART);
        Baresip cid = Baresip.start(folder, FIRST_PORT + 2 * APART);
        Scene scene = Scene.open()) {
      answered(scene, ann);
      String session = calling(scene, bob);
      expectBridge(scene, "set");
      expectTalk(ann, bob);

      mute(scene, session, 1);
      ann.listen(Duration.ofMillis(500));
      expectRate(ann, bob, 0, 0);
      expectRate(bob, ann, 45, 55);
      mute(scene, session, 0);
      expectTalk(ann, bob);

      assertThat(scene.api.delete("rooms/" + scene.room + "/participants/" + session).status())
          .isEqualTo(204);
      expectBridge(scene, "remove");
      scene.expectLeave(session);
      answered(scene, cid);
      expectBridge(scene, "set");
      expectTalk(ann, cid);
    }
  }
}

package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.Ladder;

/**
 * Commands on calls between baresips, which obey the direction of a description; packets counted.
 */
class RealCommandsIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 40;
  private static final int APART = 20;
  private static final Duration WHILE = Duration.ofSeconds(3);

  @TempDir Path folder;

  private Baresip phone(int place) throws Exception {
    return Baresip.start(folder, FIRST_PORT + place * APART);
  }

  private static String start(CallApiSocket client, Baresip one, Baresip other) {
    return callid(
        client.untilEnded(
            client.command("CallStart", Map.of("caller", one.uri(), "callee", other.uri()))));
  }

  private static String callid(List<JsonNode> told) {
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.at("/params/event").asText())
        .as(told.toString())
        .isIn("CalleeAnswered", "TransferSuccessful");
    return last.at("/params/data/callid").asText();
  }

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

  private static void expectSilence(Baresip one, Baresip other) throws Exception {
    one.listen(Duration.ofMillis(500));
    expectRate(one, other, 0, 0);
    expectRate(other, one, 0, 0);
  }

  @Test
  @Installed("baresip")
  void s14_phonesShouldTalkToEachOtherBeHeldAndBeMovedAsCommanded() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = phone(2);
        Baresip dot = phone(3);
        CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      String call = start(client, ann, bob);
      expectTalk(ann, bob);

      client.untilEnded(client.command("CallHold", Map.of("callid", call)));
      expectSilence(ann, bob);
      client.untilEnded(client.command("CallUnhold", Map.of("callid", call)));
      expectTalk(ann, bob);

      client.untilEnded(client.command("CallHold", Map.of("callid", call, "leg", "callee")));
      expectSilence(ann, bob);
      client.untilEnded(client.command("CallUnhold", Map.of("callid", call)));
      expectTalk(ann, bob);

      Map<String, String> blind = Map.of("callid", call, "leg", "caller", "destination", cid.uri());
      String moved = callid(client.untilEnded(client.command("CallBlindTransfer", blind)));
      expectTalk(ann, cid);

      String other = start(client, bob, dot);
      expectTalk(bob, dot);
      Map<String, String> attended =
          Map.of("callidA", moved, "legA", "caller", "callidB", other, "legB", "callee");
      String last = callid(client.untilEnded(client.command("CallAttendedTransfer", attended)));
      expectTalk(ann, dot);

      client.expectDone(client.command("CallEnd", Map.of("callid", last)));
    }
  }

  /** Ann's PBX sends the call here; it goes on to Bob. */
  @Test
  @Installed("baresip")
  void phonesOfAPbxShouldTalkThroughUsUntilOneHangsUp() throws Exception {
    String us = "127.0.0.1:" + Integer.getInteger("switchhook.it.sip");
    try (Baresip ann = Baresip.start(folder, "127.0.0.2", FIRST_PORT);
        Baresip bob = Baresip.start(folder, Integer.getInteger("switchhook.it.callee"))) {
      ann.dial("sip:phone@" + us);
      expectTalk(ann, bob);
      bob.hangUp();
      expectSilence(ann, bob);
    }
  }
}

package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.Ladder;

/**
 * Transfers over REST between baresips, which obey the direction of a description; packets counted,
 * and every state seen on the socket and by a webhook.
 */
class RealTransfersIT {
  private static final int FIRST_PORT = Integer.getInteger("switchhook.it.peer") + 40;
  private static final int APART = 20;
  private static final Duration SETTLED = Duration.ofMillis(500);
  private static final Duration WHILE = Duration.ofSeconds(3);

  @TempDir Path folder;

  private final TransferScene scene = new TransferScene(new Ladder());
  private final Api alice = Api.of(SampleUser.ALICE);

  private Baresip phone(int place) throws Exception {
    return Baresip.start(folder, FIRST_PORT + place * APART);
  }

  private void talk(Baresip one, Baresip other) throws Exception {
    scene.start(one.uri(), other.uri());
    scene.awaitConnected();
    expectTalk(one, other);
  }

  /** The two hear each other, nobody else hears anything. */
  private static void expectTalk(Baresip one, Baresip other, Baresip... silent) throws Exception {
    List<Baresip> all = new ArrayList<>(List.of(one, other));
    all.addAll(List.of(silent));
    one.listen(SETTLED);
    List<Baresip.Count> before = counts(all);
    one.listen(WHILE);
    List<Baresip.Count> after = counts(all);
    for (int i = 0; i < all.size(); i++) {
      long rate = Baresip.rate(before.get(i), after.get(i), Baresip.Count::heard);
      if (i < 2) {
        assertThat(rate).as("what phone %s hears", i).isBetween(45L, 55L);
        Baresip speaks = i == 0 ? other : one;
        assertThat(speaks.owns(after.get(i).from())).as("hears the right one").isTrue();
      } else {
        assertThat(rate).as("what phone %s hears", i).isZero();
      }
    }
  }

  private static void expectSilence(Baresip... phones) throws Exception {
    List<Baresip> all = List.of(phones);
    all.get(0).listen(SETTLED);
    List<Baresip.Count> before = counts(all);
    all.get(0).listen(WHILE);
    List<Baresip.Count> after = counts(all);
    for (int i = 0; i < all.size(); i++) {
      assertThat(after.get(i).heard()).as("phone %s", i).isEqualTo(before.get(i).heard());
    }
  }

  private static List<Baresip.Count> counts(List<Baresip> phones) throws Exception {
    List<Baresip.Count> counts = new ArrayList<>();
    for (Baresip phone : phones) {
      counts.add(phone.count());
    }
    return counts;
  }

  private void consult(Baresip transferor, Baresip other, Baresip target) throws Exception {
    scene.begin("consult", "caller", target.uri());
    scene.awaitState("consulting");
    expectTalk(transferor, target, other);
  }

  // Who watches

  private static EventSocket watching() {
    EventSocket socket = EventSocket.events(new Ladder());
    socket.expectType("welcome");
    assertThat(socket.hello(TrialTokens.of(SampleUser.BOB)).path("type").asText())
        .isEqualTo("hello");
    socket.send("{'id':'2','type':'calls','calls':{'watch':'own'}}");
    socket.expectType("calls");
    return socket;
  }

  private String hook(Hook hook) {
    Api.Answer made =
        alice.post("webhooks", Map.of("url", hook.url(), "events", List.of("pair.transfer")));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private List<String> seen(EventSocket socket) {
    List<String> states = new ArrayList<>();
    while (!isOver(states)) {
      JsonNode transfer = socket.expectType("transfer").path("transfer");
      add(states, transfer);
    }
    return states;
  }

  private List<String> posted(Hook hook) {
    List<String> states = new ArrayList<>();
    while (!isOver(states)) {
      add(states, hook.next().json().path("data"));
    }
    return states;
  }

  /** News of a target that rings come in the same state. */
  private void add(List<String> states, JsonNode transfer) {
    String state = transfer.path("state").asText();
    boolean again = !states.isEmpty() && states.get(states.size() - 1).equals(state);
    if (transfer.path("id").asText().equals(scene.transfer) && !again) {
      states.add(state);
    }
  }

  private static boolean isOver(List<String> states) {
    return !states.isEmpty()
        && List.of("completed", "cancelled", "failed").contains(states.get(states.size() - 1));
  }

  @Test
  @Installed("baresip")
  void consultSwapTwiceAndComplete() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = phone(2);
        Hook hook = new Hook();
        EventSocket socket = watching()) {
      String webhook = hook(hook);
      talk(ann, bob);
      consult(ann, bob, cid);
      TransferScene.expect(scene.say("swap"), "returned");
      expectTalk(ann, bob, cid);
      TransferScene.expect(scene.say("swap"), "consulting");
      expectTalk(ann, cid, bob);
      TransferScene.expect(scene.say("complete"), "completed");
      expectTalk(bob, cid);

      List<String> states = List.of("calling", "consulting", "returned", "consulting", "completed");
      assertThat(seen(socket)).isEqualTo(states);
      assertThat(posted(hook)).isEqualTo(states);
      alice.delete("webhooks/" + webhook);
      scene.end();
    }
  }

  @Test
  @Installed("baresip")
  void consultAndCancelShouldResumeTheFirstCall() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = phone(2);
        Hook hook = new Hook();
        EventSocket socket = watching()) {
      String webhook = hook(hook);
      talk(ann, bob);
      consult(ann, bob, cid);
      TransferScene.expect(scene.cancel(), "cancelled");
      expectTalk(ann, bob);

      List<String> states = List.of("calling", "consulting", "cancelled");
      assertThat(seen(socket)).isEqualTo(states);
      assertThat(posted(hook)).isEqualTo(states);
      alice.delete("webhooks/" + webhook);
      scene.end();
    }
  }

  @Test
  @Installed("baresip")
  void busyTargetShouldGiveTheCallBack() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = Baresip.startWithOneLine(folder, FIRST_PORT + 2 * APART);
        Baresip dot = phone(3);
        EventSocket socket = watching()) {
      String other = scene.another(cid.uri(), dot.uri());
      scene.awaitConnected(other);
      talk(ann, bob);
      scene.begin("consult", "caller", cid.uri());
      assertThat(scene.awaitState("failed").body().path("code").asInt()).isEqualTo(486);
      expectTalk(ann, bob);
      expectTalk(cid, dot);

      assertThat(seen(socket)).containsExactly("calling", "failed");
      scene.end();
      scene.api.delete("calls/" + other);
    }
  }

  @Test
  @Installed("baresip")
  void silentTargetShouldGiveTheCallBack() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = Baresip.startRinging(folder, FIRST_PORT + 2 * APART);
        EventSocket socket = watching()) {
      talk(ann, bob);
      scene.begin("consult", "callee", cid.uri());
      socket.expect(message -> message.at("/transfer/code").asInt() == 180);
      expectSilence(ann, bob);
      assertThat(scene.awaitState("failed").body().path("code").asInt()).isEqualTo(408);
      expectTalk(ann, bob);

      assertThat(seen(socket)).endsWith("failed");
      scene.end();
    }
  }

  @Test
  @Installed("baresip")
  void transferorWhoHangsUpShouldHaveTransferred() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = phone(2);
        EventSocket socket = watching()) {
      talk(ann, bob);
      consult(ann, bob, cid);
      ann.hangUp();
      scene.awaitState("completed");
      expectTalk(bob, cid);

      assertThat(seen(socket)).containsExactly("calling", "consulting", "completed");
      scene.end();
    }
  }

  @Test
  @Installed("baresip")
  void oneOfTwoTransfersAtOnceShouldBeRefused() throws Exception {
    try (Baresip ann = phone(0);
        Baresip bob = phone(1);
        Baresip cid = phone(2);
        Baresip dot = phone(3)) {
      talk(ann, bob);
      List<Api.Answer> answers =
          List.of(cid, dot).parallelStream()
              .map(target -> scene.tryTo("consult", "caller", target.uri()))
              .toList();
      assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409);
      boolean first = answers.get(0).status() == 201;
      TransferScene.expectProblem(answers.get(first ? 1 : 0), 409, "transfer-running");
      scene.begun(answers.get(first ? 0 : 1));
      scene.awaitState("consulting");
      expectTalk(ann, first ? cid : dot, bob);

      TransferScene.expect(scene.say("complete"), "completed");
      expectTalk(bob, first ? cid : dot);
      scene.end();
    }
  }
}

package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.agree;
import static org.switchhook.it.CallApiPhones.answer;
import static org.switchhook.it.CallApiPhones.hangUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Api.Answer;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.SipPhone;

/** Calls between two parties over REST, as the socket and a webhook tell of them. */
@Timeout(180)
class CallsOfTwoIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("REST", "socket", "server", "ann", "ben", "cid");

  private final Api bob = Api.of(SampleUser.BOB, flow.ladder());
  private final Api alice = Api.of(SampleUser.ALICE);
  private final List<SipPhone> phones = new ArrayList<>();
  private final List<EventSocket> sockets = new ArrayList<>();

  @AfterEach
  void leave() {
    phones.forEach(SipPhone::close);
    sockets.forEach(EventSocket::close);
  }

  private SipPhone phone(String name) {
    SipPhone phone = SipPhone.udp(name, flow.ladder());
    phones.add(phone);
    return phone;
  }

  /** A socket that watches from now on. */
  private EventSocket watching(SampleUser user, String watch) {
    EventSocket socket = EventSocket.events(flow.ladder());
    sockets.add(socket);
    socket.expectType("welcome");
    assertThat(socket.hello(TrialTokens.of(user)).path("type").asText()).isEqualTo("hello");
    socket.send("{'id':'2','type':'calls','calls':{'watch':'" + watch + "'}}");
    assertThat(socket.expectType("calls").at("/calls/watch").asText()).isEqualTo(watch);
    return socket;
  }

  private static Map<String, Object> between(SipPhone caller, SipPhone callee) {
    return Map.of("caller", caller.uri(), "callee", callee.uri());
  }

  private String start(SipPhone caller, SipPhone callee) {
    Answer made = bob.post("calls", between(caller, callee));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/api/v1/calls/" + made.text("id"));
    assertThat(made.text("state")).isEqualTo("starting");
    return made.text("id");
  }

  /** The caller answers and is joined when the callee has answered too. */
  private static void pickUp(SipPhone caller, SipPhone callee) {
    CompletableFuture<Void> one =
        CompletableFuture.runAsync(
            () -> {
              answer(caller);
              agree(caller);
            },
            task -> new Thread(task).start());
    answer(callee);
    assertThat(one).succeedsWithin(30, TimeUnit.SECONDS);
  }

  /** One is asked for his offer, which goes to the other. */
  private static void rejoin(SipPhone asked, SipPhone other) {
    asked.expectReinvite().answer();
    agree(other);
    asked.expectAck();
  }

  private static <T> T during(Supplier<T> request, Runnable... meanwhile) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(request, task -> new Thread(task).start());
    for (Runnable each : meanwhile) {
      each.run();
    }
    assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS);
    return answer.join();
  }

  private Answer until(String call, String state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer read = bob.get("calls/" + call);
      if (read.text("state").equals(state)) {
        return read;
      }
      assertThat(System.nanoTime()).as(read.body() + " in time").isLessThan(end);
    }
  }

  /** State and marks, without what only a leg's status changes, up to a state or mark. */
  private static List<String> lines(EventSocket socket, String last) {
    List<String> lines = new ArrayList<>();
    while (lines.isEmpty() || !lines.get(lines.size() - 1).equals(last)) {
      JsonNode call = socket.expectType("call").path("call");
      String line = call.path("state").asText() + marks(call, "caller") + marks(call, "callee");
      if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String marks(JsonNode call, String side) {
    String us = call.path(side).path("heldByUs").asBoolean() ? " " + side + " held" : "";
    return us + (call.path(side).path("heldByPhone").asBoolean() ? " " + side + " holds" : "");
  }

  @Test
  void everyStepShouldBeSeenOnTheSocketAndByAWebhook() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");
    EventSocket own = watching(SampleUser.BOB, "own");
    EventSocket domain = watching(SampleUser.ALICE, "domain");
    try (Hook hook = new Hook()) {
      String webhook = hook(hook);
      String id = start(ann, ben);
      pickUp(ann, ben);
      Answer read = until(id, "connected");
      assertThat(read.body().at("/caller/address").asText()).isEqualTo(ann.uri());
      assertThat(read.body().at("/callee/status").asText()).isEqualTo("connected");
      assertThat(bob.get("calls/" + read.text("callid")).text("id")).isEqualTo(id);
      String leg = read.body().at("/caller/leg").asText();
      assertThat(bob.get("calls/" + leg).text("status")).isEqualTo("connected");

      Answer held = during(() -> change(id, "hold", "{}"), () -> agree(ann), () -> agree(ben));
      assertThat(held.status()).as(held.body().toString()).isEqualTo(200);
      assertThat(marks(held.body(), "caller") + marks(held.body(), "callee"))
          .isEqualTo(" caller held callee held");
      assertThat(change(id, "hold", "{}").problem()).isEqualTo("call-held");
      Answer one = change(id, "resume", "{'leg':'caller'}");
      assertThat(one.body().at("/caller/heldByUs").asBoolean()).isFalse();
      assertThat(one.body().at("/callee/heldByUs").asBoolean()).isTrue();
      Answer all = during(() -> change(id, "resume", "{}"), () -> rejoin(ben, ann));
      assertThat(all.status()).as(all.body().toString()).isEqualTo(200);
      assertThat(change(id, "resume", "{}").problem()).isEqualTo("call-not-held");

      assertThat(bob.delete("calls/" + id).status()).isEqualTo(202);
      hangUp(ann);
      hangUp(ben);
      Answer ended = until(id, "ended");
      assertThat(ended.body().has("endedAt")).isTrue();
      assertThat(bob.delete("calls/" + id).status()).isEqualTo(204);
      assertThat(change(id, "hold", "{}").problem()).isEqualTo("call-not-answered");

      List<String> steps =
          List.of(
              "starting",
              "ringing",
              "connected",
              "connected caller held callee held",
              "connected callee held",
              "connected",
              "ended");
      assertThat(lines(own, "ended")).isEqualTo(steps);
      assertThat(lines(domain, "ended")).isEqualTo(steps);
      List<Hook.Post> posts = hook.untilPair(id, "pair.ended");
      assertThat(posts)
          .extracting(Hook.Post::type)
          .containsExactly(
              "pair.starting",
              "pair.ringing",
              "pair.connected",
              "pair.held",
              "pair.resumed",
              "pair.resumed",
              "pair.ended");
      assertThat(posts.get(3).json().at("/data/callee/heldByUs").asBoolean()).isTrue();
      alice.delete("webhooks/" + webhook);
    }
  }

  private String hook(Hook hook) {
    Answer made =
        alice.post(
            "webhooks",
            Map.of(
                "url",
                hook.url(),
                "events",
                List.of(
                    "pair.starting",
                    "pair.ringing",
                    "pair.connected",
                    "pair.held",
                    "pair.resumed",
                    "pair.changed",
                    "pair.ended",
                    "pair.transfer")));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private Answer change(String id, String word, String body) {
    return bob.post("calls/" + id + "/" + word, body);
  }

  @Test
  void sameKeyShouldRingOnceOnly() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");

    Answer first = bob.post("calls", between(ann, ben), "Idempotency-Key", "two-1");
    IncomingInvite ringing = ann.expectInvite();
    ringing.ring();
    Answer again = bob.post("calls", between(ann, ben), "Idempotency-Key", "two-1");
    Answer other = bob.post("calls", between(ben, ann), "Idempotency-Key", "two-1");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    ann.expectQuiet();
    ben.expectQuiet();
    assertThat(bob.delete("calls/" + first.text("id")).status()).isEqualTo(202);
    ann.expectCancel().ok();
    ringing.reject(487, "Request Terminated");
    Answer ended = until(first.text("id"), "ended");
    assertThat(ended.body().path("code").asInt()).isEqualTo(487);
    assertThat(ended.body().has("connectedAt")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void whatTheRulesRefuseShouldRingNobodyAndNameTheField(String field) {
    SipPhone ann = phone("ann");
    JsonNode before = bob.get("calls").body();
    for (String bad : List.of("sip:somebody@192.0.2.1", "x", "")) {
      String other = field.equals("caller") ? "callee" : "caller";

      Answer refused = bob.post("calls", Map.of(field, bad, other, ann.uri()));

      assertThat(refused.status()).as(bad).isIn(400, 403);
      assertThat(refused.text("field")).isEqualTo(field);
      assertThat(refused.text("detail")).startsWith(field + " ");
    }
    ann.expectQuiet();
    assertThat(bob.post("calls", Map.of(field, ann.uri())).problem()).isEqualTo("field-missing");
    assertThat(bob.get("calls").body()).isEqualTo(before);
  }

  @Test
  void busyCalleeShouldBeSeenInTheEnd() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");
    EventSocket own = watching(SampleUser.BOB, "own");
    String id = start(ann, ben);
    answer(ann);
    ben.expectInvite().reject(486, "Busy Here");
    hangUp(ann);

    Answer ended = until(id, "ended");

    assertThat(ended.body().path("code").asInt()).isEqualTo(486);
    assertThat(ended.text("reason")).isEqualTo("Busy Here");
    assertThat(ended.body().at("/callee/status").asText()).isEqualTo("rejected");
    assertThat(lines(own, "ended")).containsExactly("starting", "ringing", "ended");
  }

  @Test
  void phoneThatRefusesAHoldShouldBeNamed() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");
    String id = start(ann, ben);
    assertThat(change(id, "hold", "{}").problem()).isEqualTo("call-not-answered");
    pickUp(ann, ben);
    until(id, "connected");

    Answer refused =
        during(
            () -> change(id, "hold", "{}"),
            () -> {
              ben.expectReinvite().reject(488, "Not Acceptable Here");
              agree(ann);
              agree(ann);
            });

    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.problem()).isEqualTo("phone-refused");
    assertThat(refused.body().path("sipCode").asInt()).isEqualTo(488);
    assertThat(refused.text("leg")).isEqualTo("callee");
    assertThat(marks(bob.get("calls/" + id).body(), "caller")).isEmpty();
    assertThat(change(id, "hold", "{'leg':'both'}").problem()).isEqualTo("leg-invalid");
    end(id, ann, ben);
  }

  private void end(String id, SipPhone... legs) {
    assertThat(bob.delete("calls/" + id).status()).isEqualTo(202);
    for (SipPhone each : legs) {
      hangUp(each);
    }
    until(id, "ended");
  }

  @Test
  void callsOfOthersShouldBeUnknown() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");
    EventSocket carol = watching(SampleUser.CAROL, "own");
    EventSocket erin = watching(SampleUser.ERIN, "domain");
    String id = start(ann, ben);
    pickUp(ann, ben);
    until(id, "connected");

    for (SampleUser user : List.of(SampleUser.CAROL, SampleUser.DAVE, SampleUser.ERIN)) {
      Api stranger = Api.of(user);
      assertThat(stranger.get("calls/" + id).problem()).isEqualTo("call-unknown");
      assertThat(stranger.delete("calls/" + id).problem()).isEqualTo("call-unknown");
      assertThat(stranger.post("calls/" + id + "/hold", "{}").problem()).isEqualTo("call-unknown");
      assertThat(stranger.post("calls/" + id + "/resume", "{}").problem())
          .isEqualTo("call-unknown");
      assertThat(stranger.get("calls").body().path("items")).isEmpty();
    }
    assertThat(alice.get("calls").body().at("/items/0/id").asText()).isEqualTo(id);
    assertThat(bob.get("calls?limit=1").body().at("/items/0/id").asText()).isEqualTo(id);
    Answer held = during(() -> held(id), () -> agree(ann), () -> agree(ben));
    assertThat(held.status()).isEqualTo(200);

    end(id, ann, ben);
    assertThat(Api.of(SampleUser.CAROL).get("calls/" + id).status()).isEqualTo(404);
    for (EventSocket other : List.of(carol, erin)) {
      other.send("{'id':'9','type':'calls','calls':{'watch':'none'}}");
      assertThat(other.next().at("/calls/watch").asText()).isEqualTo("none");
    }
  }

  /** By an admin of the domain. */
  private Answer held(String id) {
    return alice.post("calls/" + id + "/hold", "{}");
  }

  @Test
  void whoBeginsToWatchShouldSeeWhatRuns() {
    SipPhone ann = phone("ann");
    SipPhone ben = phone("ben");
    String id = start(ann, ben);
    IncomingInvite ringing = ann.expectInvite();
    ringing.ring();
    EventSocket socket = EventSocket.events(flow.ladder());
    sockets.add(socket);
    socket.expectType("welcome");
    socket.hello(TrialTokens.of(SampleUser.BOB));

    socket.send("{'id':'2','type':'calls','calls':{'watch':'own'}}");

    JsonNode calls = socket.expectType("calls").path("calls");
    assertThat(calls.at("/calls/0/id").asText()).isEqualTo(id);
    assertThat(calls.at("/calls/0/caller/address").asText()).isEqualTo(ann.uri());
    assertThat(calls.path("transfers")).isEmpty();
    bob.delete("calls/" + id);
    ann.expectCancel().ok();
    ringing.reject(487, "Request Terminated");
    assertThat(lines(socket, "ended")).endsWith("ended");
  }
}

package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;

/**
 * What the domain of Alice and Bob has on the server under test: a room of Alice's with her in it
 * and a phone that rings, a call of hers with a transfer, a webhook, and a user of a domain below.
 */
final class Estate implements AutoCloseable {
  /** Rings until it is cancelled. */
  private static final String RINGING = "030 23125003";

  /** By record: what may be sent, with ' for " and the name of an id in braces. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "NewRoom", "{'name':'A room','participantLimit':5,'users':['bob'],'pin':'2580'}"),
          Map.entry("RoomChange", "{'name':'Taken over','participantLimit':9,'pin':'2580'}"),
          Map.entry("Access", "{'users':['erin','bob']}"),
          Map.entry("ParticipantChange", "{'displayName':'Erin was here'}"),
          Map.entry(
              "DialOutRequest",
              "{'number':'{number}','region':'DE','options':{'actorId':'a','actorType':'users'},"
                  + "'ringTimeout':30,'maxDuration':600,'displayName':'Bob'}"),
          Map.entry("NewCall", "{'caller':'030 23125910','callee':'030 23125910'}"),
          Map.entry("LegChoice", "{'leg':'caller'}"),
          Map.entry(
              "NewTransfer",
              "{'type':'attended','transferor':'caller','target':'{number}','call':'never',"
                  + "'party':'callee'}"),
          Map.entry("DigitsRequest", "{'digits':'1'}"),
          Map.entry("MuteRequest", "{'audio':1}"),
          Map.entry("NumbersOfUser", "{'numbers':['+493023125988']}"),
          Map.entry(
              "Batch",
              "{'changes':[{'user':'{user}','set':{'dialOut':{'enabled':false}}},"
                  + "{'domain':'{domain}','set':{'receiveCalls':{'enabled':false}}}]}"),
          Map.entry(
              "NewWebhook",
              "{'url':'https://hooks.example.org/erin','description':'A webhook',"
                  + "'events':['call.cleared'],'enabled':false,"
                  + "'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}"),
          Map.entry(
              "WebhookChange",
              "{'url':'https://hooks.example.org/erin','description':'Taken over',"
                  + "'events':['call.cleared'],'enabled':true}"),
          Map.entry("SecretChange", "{'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}"),
          Map.entry("Replay", "{'since':'2026-01-01T00:00:00Z'}"),
          Map.entry(
              "PermissionSet", "{'receiveCalls':{'enabled':false},'dialOut':{'enabled':false}}"));

  private final Api alice = Api.of(SampleUser.ALICE);
  private final Map<String, String> ids = new HashMap<>();
  private final String before;

  Estate() {
    String room = alice.room("{'name':'Estate'}");
    ids.put("room", room);
    ids.put("sessionid", alice.post("rooms/" + room + "/participants", null).text("sessionid"));
    ids.put("call", call(room));
    ids.put("user", dave());
    ids.put("domain", "sales.example");
    ids.put("name", "dialOut");
    ids.put("number", RINGING);
    webhook();
    transfer();
    before = state();
  }

  /** Of a call between two phones that answer, to one that rings. */
  private void transfer() {
    Api.Answer made = alice.post("calls", "{'caller':'030 23125901','callee':'030 23125901'}");
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    String pair = made.text("id");
    while (alice.get("calls/" + pair).text("state").matches("starting|ringing")) {
      // until both have answered
    }
    String wish = "{'type':'blind','transferor':'caller','target':'" + RINGING + "'}";
    Api.Answer moved = alice.post("calls/" + pair + "/transfers", wish);
    assertThat(moved.status()).as(moved.body().toString()).isEqualTo(201);
    ids.put("pair", pair);
    ids.put("transfer", moved.text("id"));
  }

  /** One that is switched off, with the dead letter of a test. */
  private void webhook() {
    Api.Answer made =
        alice.post("webhooks", "{'url':'http://127.0.0.1:65535/','events':['call.accepted']}");
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    String path = "webhooks/" + made.text("id");
    ids.put("webhook", made.text("id"));
    ids.put("delivery", alice.post(path + "/test", null).text("id"));
    assertThat(alice.patch(path, "{'enabled':false}").status()).isEqualTo(200);
  }

  private String call(String room) {
    Api.Answer answer =
        alice.post("rooms/" + room + "/dialouts", Map.of("number", RINGING, "ringTimeout", 180));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("callid");
  }

  private String dave() {
    for (JsonNode user : alice.get("users?limit=200").body().get("items")) {
      if (user.get("username").asText().equals(SampleUser.DAVE.id())) {
        return user.get("id").asText();
      }
    }
    throw new AssertionError("dave is not there");
  }

  /** Everything that is Alice's, by kind. */
  Map<String, String> ids() {
    return Map.copyOf(ids);
  }

  /** The same kinds, of a right form but of nothing that ever was. */
  static Map<String, String> nothing() {
    return Map.ofEntries(
        Map.entry("room", "never"),
        Map.entry("sessionid", "never"),
        Map.entry("call", "never"),
        Map.entry("user", "000000000000000000000000"),
        Map.entry("domain", "never.example"),
        Map.entry("name", "dialOut"),
        Map.entry("number", RINGING),
        Map.entry("webhook", "never"),
        Map.entry("delivery", "never"),
        Map.entry("pair", "never"),
        Map.entry("transfer", "never"));
  }

  /** A request with these ids that is good but for who sends it. */
  static Api.Answer send(Api who, Route route, Map<String, String> ids) {
    String body = body(route, ids).orElse(null);
    return who.send(route.verb(), route.path(ids), body);
  }

  /** A good body; empty when the route takes none. */
  static Optional<String> body(Route route, Map<String, String> ids) {
    return route.route().body().map(type -> body(type, ids));
  }

  private static String body(Class<?> type, Map<String, String> ids) {
    String body = BODIES.getOrDefault(type.getSimpleName(), "");
    assertThat(type.getRecordComponents())
        .as("the test knows every member of a good " + type.getSimpleName())
        .allMatch(member -> body.contains("'" + member.getName() + "':"));
    return filled(body, ids);
  }

  private static String filled(String good, Map<String, String> ids) {
    String body = good;
    for (String kind : List.of("user", "domain", "number")) {
      body = body.replace("{" + kind + "}", ids.get(kind));
    }
    return body;
  }

  /** A client of every path, with this token. */
  static Api client(String token) {
    return new Api(TestServer.http("/"), token, new Ladder());
  }

  static Api client(SampleUser user) {
    return client(TrialTokens.of(user));
  }

  /** Fails when somebody has changed something. */
  void assertUntouched() {
    assertThat(state()).isEqualTo(before);
  }

  /** Bodies of all that has ids, and what is set for the user and the domains. */
  private String state() {
    String room = "rooms/" + ids.get("room");
    return List.of(
            alice.get(room).body(),
            alice.get(room + "/access").body(),
            alice.get(room + "/participants").body(),
            alice.get(room + "/calls").body().findValuesAsText("callid"),
            alice.get("users/" + ids.get("user")).body(),
            alice.get("permissions/users/" + ids.get("user")).body(),
            alice.get("permissions/domains/sales.example").body(),
            alice.get("permissions/domains/example").body(),
            alice.get("webhooks/" + ids.get("webhook")).body(),
            alice.get("webhooks/" + ids.get("webhook") + "/deliveries").body().findValues("id"),
            ended(),
            alice.get("calls/" + ids.get("pair")).text("state"),
            alice.get("calls/" + ids.get("pair") + "/transfers").body().findValuesAsText("id"))
        .toString();
  }

  private boolean ended() {
    return alice.get("calls/" + ids.get("call")).body().hasNonNull("endedAt");
  }

  @Override
  public void close() {
    alice.delete("rooms/" + ids.get("room"));
    alice.delete("webhooks/" + ids.get("webhook"));
    alice.delete("calls/" + ids.get("pair"));
  }
}

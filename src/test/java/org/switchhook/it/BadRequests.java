package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/** Makes bad requests for a route: each is a good request of Alice's with one fault. */
final class BadRequests {
  private static final int MEGABYTE = 1 << 20;

  private final Map<String, String> ids;
  private final Random random;
  private final String token = TrialTokens.of(SampleUser.ALICE);

  /**
   * @param ids what there is of Alice's
   */
  BadRequests(Map<String, String> ids, Random random) {
    this.ids = ids;
    this.random = random;
  }

  /**
   * Every fault that fits the route, in an order that differs from seed to seed, one of each sort
   * first.
   */
  List<BadRequest> of(Route route) {
    BadRequest good = good(route);
    if (route.isOpen()) {
      return verbs(good);
    }
    List<List<BadRequest>> sorts =
        new ArrayList<>(
            List.of(
                tokens(good),
                strangers(route, good),
                paths(route, good),
                queries(route, good),
                headers(route, good),
                verbs(good)));
    Estate.body(route, ids)
        .ifPresent(
            body -> {
              sorts.add(bodies(good, body));
              List<BadRequest> members = members(good, body);
              int half = members.size() / 2;
              sorts.add(members.subList(0, half));
              sorts.add(members.subList(half, members.size()));
            });
    List<BadRequest> all = new ArrayList<>();
    sorts.forEach(sort -> sort.stream().limit(1).forEach(all::add));
    List<BadRequest> rest = new ArrayList<>();
    sorts.forEach(sort -> sort.stream().skip(1).forEach(rest::add));
    Collections.shuffle(rest, random);
    all.addAll(rest);
    return all;
  }

  private BadRequest good(Route route) {
    byte[] body =
        Estate.body(route, ids)
            .map(text -> text.replace('\'', '"').getBytes(UTF_8))
            .orElse(BadRequest.NO_BODY);
    return new BadRequest(
        "", List.of(), route.verb(), route.path(ids), BadRequest.json(token), body);
  }

  private List<BadRequest> shuffled(List<BadRequest> faults) {
    List<BadRequest> shuffled = new ArrayList<>(faults);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private List<BadRequest> tokens(BadRequest good) {
    Map<String, String> bad = new HashMap<>();
    bad.put("no token of any form", "never");
    bad.put("a token with another body", token.replaceFirst("\\.[^.]+", ".e30"));
    bad.put("a token without signature", token.replaceFirst("[^.]+$", ""));
    bad.put("a token that says that it is not signed", unsigned());
    bad.put("an expired token", expired());
    bad.put("a token of another issuer", foreign());
    bad.put("a token of 20,000 characters", "x".repeat(20_000));
    List<BadRequest> faults = new ArrayList<>();
    bad.forEach(
        (how, text) ->
            faults.add(good.withHeader(how, List.of(), "Authorization", "Bearer " + text)));
    faults.add(good.withHeader("another scheme", List.of(), "Authorization", "Basic YTpi"));
    return shuffled(faults);
  }

  private String unsigned() {
    String head =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
    return head + token.replaceFirst("^[^.]+", "").replaceFirst("[^.]+$", "");
  }

  /** Of the right issuer, made two hours ago for one. */
  static String expired() {
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofHours(-2));
    return token(System.getProperty("switchhook.it.data", "target/it-data"), past);
  }

  /** By another key. */
  static String foreign() {
    return token("target/foreign-issuer", Clock.systemUTC());
  }

  private static String token(String data, Clock clock) {
    return new TrialIssuer(new Mode("development"), data, Duration.ofHours(1), clock)
        .token(SampleUser.ALICE);
  }

  private static List<BadRequest> verbs(BadRequest good) {
    return List.of(
        new BadRequest("no such verb", List.of(), "FOO", good.path(), good.headers(), good.body()));
  }

  /** The whole good request, by the admin of another domain. */
  private List<BadRequest> strangers(Route route, BadRequest good) {
    boolean foreign =
        !route.ids().isEmpty() || new String(good.body(), UTF_8).contains("\"user\":");
    String erin = "Bearer " + TrialTokens.of(SampleUser.ERIN);
    return foreign
        ? List.of(good.withHeader("ids of another tenant", List.of(), "Authorization", erin))
        : List.of();
  }

  private List<BadRequest> paths(Route route, BadRequest good) {
    List<BadRequest> faults = new ArrayList<>();
    for (String kind : route.ids()) {
      for (String text :
          List.of(
              "%0D%0AX-Evil:%201",
              "a%0Ab",
              "%00",
              "a%00b",
              "%20",
              "..%2F..%2Fusers",
              "%C3%28",
              "%F0%9F%98%80",
              "'%20or%20'1'='1",
              "x".repeat(3000),
              "-1",
              "null",
              "%7B%7D",
              "*")) {
        Map<String, String> bad = new HashMap<>(ids);
        bad.put(kind, text);
        faults.add(good.at(kind + " is bad", List.of(), route.path(bad)));
      }
    }
    return shuffled(faults);
  }

  private List<BadRequest> queries(Route route, BadRequest good) {
    List<BadRequest> faults = new ArrayList<>();
    if (route.route().queryParameters().contains("limit")) {
      for (String text :
          List.of(
              "x", "-1", "0", "1001", "1e2", "99999999999", "%00", "%0D%0A", "", "1.5", "%D9%A1")) {
        faults.add(good.at("limit=" + text, List.of("limit"), good.path() + "?limit=" + text));
      }
    }
    if (route.route().queryParameters().contains("cursor")) {
      for (String keys :
          List.of(
              "a\0b\nx\0y",
              "\r\n",
              "+1000000000-12-31T23:59:59.999999999Z\nx",
              "-1000000000-01-01T00:00:00Z\nx",
              "\ud83d")) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getBytes(UTF_8));
        faults.add(
            good.at("a forged cursor " + text, List.of("cursor"), good.path() + "?cursor=" + text));
      }
      for (String text : List.of("!", "%00", "%0A", "a".repeat(3000))) {
        faults.add(good.at("cursor is bad", List.of("cursor"), good.path() + "?cursor=" + text));
      }
    }
    return shuffled(faults);
  }

  private List<BadRequest> headers(Route route, BadRequest good) {
    List<BadRequest> faults = new ArrayList<>();
    if (route.route().headerParameters().contains("If-Match")) {
      for (String text : List.of("x", "\"never\"", "W/\"1\"", "\"99999999999999999999\"", "\"")) {
        faults.add(good.withHeader("If-Match " + text, List.of("If-Match", ""), "If-Match", text));
      }
    }
    faults.add(
        good.withHeader(
            "a long key", List.of("Idempotency-Key"), "Idempotency-Key", "k".repeat(256)));
    for (String text : List.of("a", "*/*;q=x", ";;", "text/html", "a/b;q=2", "/", "a/b;c=\"")) {
      faults.add(good.withHeader("Accept " + text, List.of("Accept", ""), "Accept", text));
    }
    for (String text : List.of("de;q=9", "de;q=x", ";;", "de;x")) {
      faults.add(
          good.withHeader(
              "Accept-Language " + text, List.of("Accept-Language"), "Accept-Language", text));
    }
    return shuffled(faults);
  }

  private List<BadRequest> bodies(BadRequest good, String body) {
    String json = body.replace('\'', '"');
    byte[] broken = json.getBytes(UTF_8);
    broken[1 + random.nextInt(broken.length - 1)] = (byte) 0xC3;
    String twice = "{" + json.substring(1, json.length() - 1) + "," + json.substring(1);
    int cut = 1 + random.nextInt(json.length() - 2);
    return shuffled(
        List.of(
            good.with("1 MB of spaces", List.of(), " ".repeat(MEGABYTE) + json),
            good.with("1 MB in a text", List.of(), "{\"name\":\"" + "x".repeat(MEGABYTE) + "\"}"),
            good.with("deep arrays", List.of(), "[".repeat(20_000)),
            good.with("deep objects", List.of(), "{\"options\":".repeat(5_000)),
            good.with(
                "deep in a member",
                List.of(),
                json.replaceFirst(
                    "\\{", "{\"options\":" + "[".repeat(100) + "]".repeat(100) + ",")),
            good.with("cut off after " + cut, List.of(), json.substring(0, cut)),
            good.with("every member twice", List.of(), twice),
            good.with("more behind the end", List.of(), json + "{}"),
            good.with("an array", List.of(), "[" + json + "]"),
            good.with("a text", List.of(), "\"x\""),
            good.with("null", List.of(), "null"),
            good.with(
                "an unknown member", List.of("nonsense"), "{\"nonsense\":1," + json.substring(1)),
            good.with(
                "an evil member",
                List.of("X-Evil"),
                "{\"a\\r\\nX-Evil\\u0000\":1," + json.substring(1)),
            good.withBytes("nothing", BadRequest.NO_BODY),
            good.withBytes("a byte that is no UTF-8", broken),
            good.withBytes("only NUL", new byte[100]),
            good.withHeader("text", List.of(), "Content-Type", "text/plain"),
            good.withHeader("no media type", List.of("Content-Type"), "Content-Type", "a"),
            good.withHeader("half a type", List.of("Content-Type"), "Content-Type", "a/"),
            good.withHeader("XML", List.of(), "Content-Type", "application/xml")));
  }

  private List<BadRequest> members(BadRequest good, String body) {
    return shuffled(
        Spoiled.of(body, random).stream()
            .map(bad -> good.with(bad.how(), bad.members(), bad.text()))
            .toList());
  }
}

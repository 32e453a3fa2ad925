package org.switchhook.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchhook.sandbox.Behaviour.Ringing;
import org.switchhook.sandbox.Behaviour.Talking;

/** The table of simulated phones, by the last two digits of the number called. */
final class Behaviours {
  static final List<Behaviour> TABLE =
      List.of(
          Behaviour.of(
              "00", "rings at once, answers after 1 s, stays until BYE", rings(), answers(1000)),
          Behaviour.of("01", "answers at once without ringing", answers(0)),
          Behaviour.of("02", "answers after 1 s, hangs up 3 s later", rings(), answers(1000))
              .then(in(3000, PhoneDialog::hangUp)),
          Behaviour.of("03", "rings for ever; CANCEL gives 487", rings()),
          Behaviour.of(
              "04", "183 with SDP, answers after 1 s", at(0, c -> c.early(0)), answers(1000)),
          Behaviour.of("05", "100 only, nothing more until CANCEL gives 487"),
          Behaviour.of("06", "never replies to anything").with(Trait.SILENT),
          Behaviour.of("07", "as 00, refuses INFO with 415", rings(), answers(1000))
              .with(Trait.REFUSES_INFO),
          Behaviour.of("08", "as 00, answers INFO after 500 ms", rings(), answers(1000))
              .with(Trait.SLOW_INFO),
          Behaviour.of("10", "486 Busy Here", refuses(486, "Busy Here")),
          Behaviour.of("11", "600 Busy Everywhere", refuses(600, "Busy Everywhere")),
          Behaviour.of("12", "603 Decline", refuses(603, "Decline")),
          Behaviour.of(
              "13",
              "480 with a carrier text",
              refuses(480, "The number you have dialled is not available")),
          Behaviour.of("14", "503 Service Unavailable", refuses(503, "Service Unavailable")),
          Behaviour.of("15", "404 Not Found", refuses(404, "Not Found")),
          Behaviour.of("16", "302 Moved Temporarily with a Contact", at(0, IncomingCall::redirect)),
          Behaviour.of("17", "500 Server Internal Error", refuses(500, "Server Internal Error")),
          Behaviour.of("18", "488 Not Acceptable Here", refuses(488, "Not Acceptable Here")),
          Behaviour.of("19", "403 Forbidden", refuses(403, "Forbidden")),
          Behaviour.of(
                  "20", "407 digest (MD5), then as 00; wrong password 403", rings(), answers(1000))
              .with(Trait.DIGEST),
          Behaviour.of(
                  "21",
                  "407 digest (MD5, qop=auth), once stale=true, then as 00",
                  rings(),
                  answers(1000))
              .with(Trait.DIGEST_STALE),
          Behaviour.of("22", "407 digest (SHA-256), then as 00", rings(), answers(1000))
              .with(Trait.DIGEST_SHA256),
          Behaviour.of(
                  "23",
                  "407 digest (MD5, qop=auth) to INVITE, INFO and BYE, else as 00",
                  rings(),
                  answers(1000))
              .with(Trait.DIGEST_EACH),
          Behaviour.of(
              "30", "fork, two answers 100 ms apart", rings(), answers(1000), secondAnswers(1100)),
          Behaviour.of(
              "31", "fork, second answer 2 s later", rings(), answers(1000), secondAnswers(3000)),
          Behaviour.of(
              "32",
              "fork, both ring, only the first answers",
              rings(),
              at(0, c -> c.ring(1)),
              answers(1000)),
          Behaviour.of("40", "rings; CANCEL crosses its 200: 200 to both", rings())
              .with(Trait.ANSWERS_WHEN_CANCELLED),
          Behaviour.of("41", "as 00, answers BYE with 481", rings(), answers(1000))
              .with(Trait.BYE_UNKNOWN),
          Behaviour.of("42", "as 00, never answers BYE", rings(), answers(1000))
              .with(Trait.BYE_IGNORED),
          Behaviour.of("43", "as 00, answers INFO with 481", rings(), answers(1000))
              .with(Trait.INFO_UNKNOWN),
          Behaviour.of(
                  "44", "as 00, re-INVITE (sendrecv) 1 s after the answer", rings(), answers(1000))
              .then(in(1000, d -> d.reinvite(true))),
          Behaviour.of("45", "as 44, but never ACKs the 2xx", rings(), answers(1000))
              .then(in(1000, d -> d.reinvite(false))),
          Behaviour.of(
              "46",
              "BYE right behind its 200, before the ACK",
              rings(),
              at(1000, IncomingCall::answerAndHangUp)),
          Behaviour.of(
                  "47", "as 00, sends DTMF 5 by INFO 1 s after the answer", rings(), answers(1000))
              .then(in(1000, d -> d.digit('5'))),
          Behaviour.of("50", "as 00, but the first copy of its 200 is lost", rings(), answers(1000))
              .with(Trait.LOSES_FIRST_ANSWER),
          Behaviour.of("51", "as 00, sends every response twice", rings(), answers(1000))
              .with(Trait.TWICE));

  private static final Map<String, Behaviour> BY_DIGITS =
      TABLE.stream().collect(Collectors.toUnmodifiableMap(Behaviour::digits, Function.identity()));

  private Behaviours() {}

  /** The behaviour that the request URI asks for; 00 when its digits are not listed. */
  static Behaviour of(String requestUri) {
    String user = HeaderText.user(requestUri);
    String digits = user.substring(Math.max(0, user.length() - 2));
    return BY_DIGITS.getOrDefault(digits, TABLE.get(0));
  }

  private static Ringing at(int millis, Consumer<IncomingCall> act) {
    return new Ringing(Duration.ofMillis(millis), act);
  }

  private static Talking in(int millis, Consumer<PhoneDialog> act) {
    return new Talking(Duration.ofMillis(millis), act);
  }

  private static Ringing rings() {
    return at(0, call -> call.ring(0));
  }

  private static Ringing answers(int millis) {
    return at(millis, call -> call.answer(0));
  }

  private static Ringing secondAnswers(int millis) {
    return at(millis, call -> call.answer(1));
  }

  private static Ringing refuses(int status, String reason) {
    return at(0, call -> call.refuse(status, reason));
  }
}

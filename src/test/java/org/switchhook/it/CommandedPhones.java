package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.Ladder;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Scripted phones and who commands their calls; of which nothing may be left. */
final class CommandedPhones implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CallApiSocket client = CallApiSocket.local("current", new Ladder());
  private final List<SipPhone> phones = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();

  /** A description unlike those of all other phones, both ways. */
  static String elsewhere() {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + "m=audio 4008 RTP/AVP 8\r\n";
  }

  /** A phone and its leg. */
  record Party(SipPhone phone, PhoneCall leg) {
    /** Answers a re-INVITE that has an offer. */
    void agrees() {
      phone.expectReinvite().answer();
      phone.expectAck();
    }

    /** Hangs up instead of answering a re-INVITE. */
    void leaves(IncomingInvite unanswered) {
      leaves();
      unanswered.reject(487, "Request Terminated");
      phone.expectAck();
    }

    void leaves() {
      leg.bye();
      phone.expect200To("BYE");
    }

    void isReleased() {
      phone.expectBye().ok();
    }
  }

  /** A call that is joined. */
  record Joined(String callid, Party caller, Party callee) {
    Party side(String word) {
      return word.equals("caller") ? caller : callee;
    }

    Party other(String word) {
      return word.equals("caller") ? callee : caller;
    }
  }

  SipPhone phone(String name) {
    SipPhone phone = SipPhone.udp(name);
    phones.add(phone);
    return phone;
  }

  String command(String method, Map<String, String> params) {
    String command = client.command(method, params);
    commands.add(command);
    return command;
  }

  String start(SipPhone caller, SipPhone callee) {
    return command("CallStart", Map.of("caller", caller.uri(), "callee", callee.uri()));
  }

  Party answersCaller(SipPhone phone) {
    IncomingInvite invite = phone.expectInvite();
    PhoneCall leg = invite.answer();
    phone.expectAck();
    return new Party(phone, leg);
  }

  /** Rung without an offer; when the other one has agreed, his ACK has the answer. */
  Party answersAndIsJoined(SipPhone phone, Party other) {
    IncomingInvite invite = phone.expectInvite();
    invite.ring();
    PhoneCall leg = invite.answer();
    other.agrees();
    phone.expectAck();
    return new Party(phone, leg);
  }

  Joined join(SipPhone one, SipPhone two) {
    String command = start(one, two);
    Party caller = answersCaller(one);
    Party callee = answersAndIsJoined(two, caller);
    return new Joined(callid(command), caller, callee);
  }

  /** Of the call that a start or a transfer which went well has made. */
  String callid(String command) {
    List<JsonNode> told = client.untilEnded(command);
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.at("/params/event").asText())
        .as(told.toString())
        .isIn("CalleeAnswered", "TransferSuccessful");
    return last.at("/params/data/callid").asText();
  }

  void expectDone(String command) {
    assertThat(client.untilEnded(command))
        .extracting(message -> message.at("/params/event").asText())
        .doesNotContain("Error");
  }

  String error(String command) {
    return client.expectError(command);
  }

  void end(String callid, Party... parties) {
    String command = command("CallEnd", Map.of("callid", callid));
    for (Party each : parties) {
      each.isReleased();
    }
    expectDone(command);
  }

  /** No leg lives, no phone has heard what it did not wait for, each command has ended once. */
  void expectNothingLeft() {
    Gauges.await(PATIENCE, 0, "pairs_live", "pair_legs_live", "calls_live");
    phones.forEach(SipPhone::expectQuiet);
    client.expectDone(client.command("Echo", Map.of("ping", "last")), "Reply");
    for (String command : commands) {
      assertThat(client.all())
          .filteredOn(message -> message.at("/params/cmd_id").asText().equals(command))
          .extracting(message -> message.at("/params/event").asText())
          .containsOnlyOnce("Ended")
          .endsWith("Ended");
    }
  }

  @Override
  public void close() {
    phones.forEach(SipPhone::close);
    client.close();
  }
}

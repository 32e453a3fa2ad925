package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.agree;
import static org.switchhook.it.CallApiPhones.answer;
import static org.switchhook.it.CallApiPhones.hangUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.testkit.CallApiClient;
import org.switchhook.testkit.CallApiClient.Run;
import org.switchhook.testkit.SipPhone;

/** The runs of the original client that need phones, numbered as in the contract. */
@Tag("portable")
class CallApiCallsIT {
  private static CallApiPhones phones(String dialect) {
    return new CallApiPhones(new CallApiClient(CallApiServer.OWN, "/call-api?dialect=" + dialect));
  }

  /** The id of the call that comes of it, in both dialects. */
  private static String callid(Run run) {
    return run.received().stream()
        .filter(message -> message.at("/params/event").asText().equals("TransferStart"))
        .map(message -> message.findValue("callid").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String error(Run run) {
    JsonNode params = run.received().get(run.received().size() - 1).path("params");
    return params.has("error_msg")
        ? params.get("error_msg").asText()
        : params.path("data").asText();
  }

  /** The words that are told in both dialects. */
  private static List<String> steps(Run run) {
    return run.events().stream().filter(event -> !event.equals("TransferPending")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run7_startOfTwoGoodPhones(String dialect) {
    try (CallApiPhones phones = phones(dialect)) {
      SipPhone anna = phones.phone("anna");
      SipPhone ben = phones.phone("ben");

      Run run = phones.start(anna, ben);

      assertThat(run.status()).isZero();
      assertThat(steps(run))
          .containsExactly(
              "CallerAnswered", "Transferring", "TransferStart", "CalleeAnswered", "Ended");
      Run end = end(phones, callid(run), anna, ben);
      assertThat(end.events()).containsExactly("Ended");
    }
  }

  private static Run end(CallApiPhones phones, String callid, SipPhone one, SipPhone other) {
    return phones.run(
        "CallEnd", "{'callid':'" + callid + "'}", () -> hangUp(one), () -> hangUp(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run8_startOfABusyPhone(String dialect) {
    try (CallApiPhones phones = phones(dialect)) {
      SipPhone anna = phones.phone("anna");

      Run run =
          phones.run(
              "CallStart",
              "{'caller':'%s','callee':'sip:ben@127.0.0.1:9'}".formatted(anna.uri()),
              () -> anna.expectInvite().reject(486, "Busy Here"));

      assertThat(run.status()).isZero();
      assertThat(run.events()).containsExactly("Error");
      assertThat(error(run)).isEqualTo("failed to establish initial call: 486 Busy Here");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run9_holdAndUnhold(String dialect) {
    try (CallApiPhones phones = phones(dialect)) {
      SipPhone anna = phones.phone("anna");
      SipPhone ben = phones.phone("ben");
      String call = "{'callid':'" + callid(phones.start(anna, ben)) + "'}";

      Run hold = phones.run("CallHold", call, () -> agree(anna), () -> agree(ben));
      Run again = phones.run("CallHold", call);
      Run unhold = phones.run("CallUnhold", call, () -> agree(anna), () -> agree(ben));
      Run unheld = phones.run("CallUnhold", call);

      assertThat(hold.events()).endsWith("CallHoldSuccessful", "Ended");
      assertThat(error(again)).isEqualTo("480 Both dialog legs are on hold");
      assertThat(unhold.events()).endsWith("CallUnholdSuccessful", "Ended");
      assertThat(error(unheld)).isEqualTo("480 No dialog legs on hold");
      end(phones, call.replaceAll("[{}']|callid|:", ""), anna, ben);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run10_blindTransfer(String dialect) {
    try (CallApiPhones phones = phones(dialect)) {
      SipPhone anna = phones.phone("anna");
      SipPhone ben = phones.phone("ben");
      SipPhone carla = phones.phone("carla");
      String old = callid(phones.start(anna, ben));

      Run run =
          phones.run(
              "CallBlindTransfer",
              "{'callid':'%s','leg':'callee','destination':'%s'}".formatted(old, carla.uri()),
              () -> answer(carla),
              () -> agree(ben),
              () -> hangUp(anna));

      assertThat(run.status()).isZero();
      assertThat(steps(run)).startsWith("Transferring", "TransferStart").endsWith("Ended");
      assertThat(error(phones.run("CallHold", "{'callid':'" + old + "'}")))
          .isEqualTo("404 Dialog not found");
      end(phones, callid(run), ben, carla);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme", "current"})
  void i01_run11and12_attendedTransferOfTwoCallsAndEndTwice(String dialect) {
    try (CallApiPhones phones = phones(dialect)) {
      SipPhone anna = phones.phone("anna");
      SipPhone ben = phones.phone("ben");
      SipPhone carla = phones.phone("carla");
      SipPhone dora = phones.phone("dora");
      String first = callid(phones.start(anna, ben));
      String second = callid(phones.start(dora, carla));

      Run run =
          phones.run(
              "CallAttendedTransfer",
              ("{'callid_a':'%s','leg_a':'callee','callid_b':'%s','leg_b':'callee',"
                      + "'destination':'sip:carla@127.0.0.1:%d'}")
                  .formatted(first, second, carla.port()),
              () -> agree(ben),
              () -> agree(carla),
              () -> hangUp(anna),
              () -> hangUp(dora));

      assertThat(run.status()).isZero();
      assertThat(steps(run)).startsWith("Transferring", "TransferStart").endsWith("Ended");
      assertThat(end(phones, callid(run), ben, carla).events()).containsExactly("Ended");
      Run again = phones.run("CallEnd", "{'callid':'" + callid(run) + "'}");
      assertThat(error(again)).isEqualTo("404 Requested Dialog not found");
      assertThat(again.status()).isZero();
    }
  }
}

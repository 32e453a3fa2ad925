package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.agree;
import static org.switchhook.it.CallApiPhones.hangUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.SipPhone;

/** A web page makes, holds, resumes and ends a call, as the original's example page does. */
class CallApiBrowserIT {
  private static final Path PAGE = Path.of("src/test/resources/page/call-page.html");

  @TempDir Path folder;

  @Test
  @Installed("chromium")
  void i02_aPageInABrowserCommandsACall() throws Exception {
    String url =
        "ws://localhost:%d%s?dialect=current".formatted(CallApiServer.OWN, CallApiServer.PATH);
    try (SipPhone anna = SipPhone.udp("anna");
        SipPhone ben = SipPhone.udp("ben");
        Browser browser = new Browser(folder)) {
      browser.open(
          PAGE.toAbsolutePath(), Map.of("socket", url, "caller", anna.uri(), "callee", ben.uri()));
      IncomingInvite first = anna.expectInvite(Duration.ofSeconds(30)); // the browser starts
      first.ring();
      first.answer();
      anna.expectAck();
      // The callee is asked for his offer first, and the caller gets it.
      IncomingInvite second = ben.expectInvite();
      second.ring();
      second.answer();
      agree(anna);
      ben.expectAck();
      agreeBoth(anna, ben); // hold
      agreeBoth(anna, ben); // unhold
      hangUp(anna);
      hangUp(ben);

      List<JsonNode> told = browser.until(news -> news.has("done"));

      assertThat(told).noneMatch(news -> news.has("fault") || news.has("closed"));
      assertThat(told.stream().filter(news -> news.has("reply")).map(CallApiBrowserIT::reply))
          .containsExactly(
              "CallStart Started", "CallHold Started", "CallUnhold Started", "CallEnd Started");
      assertThat(told.stream().filter(news -> news.has("notice")).map(CallApiBrowserIT::notice))
          .filteredOn(notice -> !notice.contains("TransferPending"))
          .containsExactly(
              "CallStart CallerAnswered [\"callee\",\"caller\"]",
              "CallStart Transferring [\"caller\",\"destination\"]",
              "CallStart TransferStart [\"callee\",\"caller\",\"callid\"]",
              "CallStart CalleeAnswered [\"callee\",\"caller\",\"callid\"]",
              "CallStart Ended ",
              "CallHold CallHolding \"undefined\"",
              "CallHold CallHoldStart [\"leg\"]",
              "CallHold CallHoldStart [\"leg\"]",
              "CallHold CallHoldSuccessful [\"leg\"]",
              "CallHold CallHoldSuccessful [\"leg\"]",
              "CallHold Ended ",
              "CallUnhold CallUnholding \"undefined\"",
              "CallUnhold CallUnholdStart [\"leg\"]",
              "CallUnhold CallUnholdStart [\"leg\"]",
              "CallUnhold CallUnholdSuccessful [\"leg\"]",
              "CallUnhold CallUnholdSuccessful [\"leg\"]",
              "CallUnhold Ended ",
              "CallEnd Ended ");
      JsonNode started = told.stream().filter(news -> news.has("call")).findFirst().orElseThrow();
      assertThat(started.get("call").asText()).isEqualTo(second.call().callId());
      assertThat(started.get("state").asText()).isEqualTo(anna.uri() + " and " + ben.uri());
    }
  }

  private static void agreeBoth(SipPhone one, SipPhone other) throws Exception {
    Thread first = new Thread(() -> agree(one));
    first.start();
    agree(other);
    first.join();
  }

  private static String reply(JsonNode news) {
    return news.get("reply").asText() + " " + news.at("/result/event").asText();
  }

  private static String notice(JsonNode news) {
    String keys = news.has("keys") ? news.get("keys").toString() : "";
    return news.get("notice").asText() + " " + news.get("event").asText() + " " + keys;
  }
}

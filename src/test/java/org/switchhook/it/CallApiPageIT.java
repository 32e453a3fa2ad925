package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.agree;
import static org.switchhook.it.CallApiPhones.answer;
import static org.switchhook.it.CallApiPhones.hangUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.SipPhone;
import org.switchhook.testkit.SocketWire;

/**
 * The six example flows of the project's old page, sent to the address on that page with nothing
 * configured. What it prints is there, key by key; ours has {@code event} and {@code callid} more.
 * No id of a call is taken but what the page prints: the {@code cmd_id} of the start.
 */
@Tag("portable")
class CallApiPageIT {
  private static final String REQUEST_ID = "831717ed97e5";

  private final SipPhone anna = SipPhone.udp("anna");
  private final SipPhone ben = SipPhone.udp("ben");
  private final SipPhone carla = SipPhone.udp("carla");
  private final SipPhone dora = SipPhone.udp("dora");
  private SocketWire socket;

  @BeforeEach
  void connect() {
    socket = SocketWire.open(CallApiServer.OWN, "/call-api");
  }

  @AfterEach
  void leave() {
    socket.close();
    List.of(anna, ben, carla, dora).forEach(SipPhone::close);
  }

  /** What one flow brings: the reply, and notifications up to the last. */
  private List<JsonNode> flow(String method, String params, Runnable... phones) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Runnable each : phones) {
      all.add(CompletableFuture.runAsync(each, task -> new Thread(task).start()));
    }
    socket.text(
        "{'method':'%s','params':{%s},'id':'%s','jsonrpc':'2.0'}"
            .formatted(method, params, REQUEST_ID));
    List<JsonNode> flow = socket.untilEnded();
    all.forEach(each -> assertThat(each).succeedsWithin(30, TimeUnit.SECONDS));
    return flow;
  }

  /** Compares with the page, whose notifications are given by their {@code data}. */
  private static String assertAsOnThePage(List<JsonNode> flow, String... data) {
    JsonNode reply = flow.get(0);
    assertThat(reply.get("id").asText()).isEqualTo(REQUEST_ID);
    assertThat(reply.get("jsonrpc").asText()).isEqualTo("2.0");
    assertThat(reply.at("/result/status").asText()).isEqualTo("Started");
    String cmdId = reply.at("/result/cmd_id").asText();
    assertThat(flow).hasSize(data.length + 2);
    for (int i = 1; i < flow.size(); i++) {
      JsonNode notice = flow.get(i);
      boolean last = i == flow.size() - 1;
      assertThat(notice.get("jsonrpc").asText()).isEqualTo("2.0");
      assertThat(notice.get("method").asText()).isEqualTo(last ? "Ended" : "Event");
      assertThat(notice.at("/params/cmd_id").asText()).isEqualTo(cmdId);
      assertThat(notice.at("/params/data").asText()).isEqualTo(last ? "" : data[i - 1]);
      assertThat(List.copyOf(fields(notice.get("params"))))
          .containsExactlyElementsOf(
              last
                  ? List.of("callid", "cmd_id", "event")
                  : List.of("callid", "cmd_id", "data", "event"));
    }
    return cmdId;
  }

  private static List<String> fields(JsonNode params) {
    List<String> names = new ArrayList<>();
    params.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private String start(SipPhone caller, SipPhone callee) {
    List<JsonNode> flow =
        flow(
            "CallStart",
            "'caller':'%s','callee':'%s'".formatted(caller.uri(), callee.uri()),
            () -> {
              IncomingInvite first = caller.expectInvite();
              first.ring();
              first.answer();
              caller.expectAck();
              agree(caller);
            },
            () -> answer(callee));
    return assertAsOnThePage(flow, "CALL_ANSWER", "TRANSFER_ACCEPT", "CALL_START", "CALL_ANSWER");
  }

  @Test
  void startHoldUnHoldAndEndShouldBeAsOnThePage() {
    String callid = "'callid':'" + start(anna, ben) + "'";

    assertAsOnThePage(flow("CallHold", callid, () -> agree(anna), () -> agree(ben)), "CALL_HOLD");
    assertAsOnThePage(
        flow("CallUnHold", callid, () -> agree(anna), () -> agree(ben)), "CALL_UNHOLD");
    assertAsOnThePage(flow("CallEnd", callid, () -> hangUp(anna), () -> hangUp(ben)));
  }

  @Test
  void holdOfOneLegShouldBeAsOnThePage() {
    String callid = "'callid':'" + start(anna, ben) + "'";

    assertAsOnThePage(
        flow("CallHold", callid + ",'leg':'caller'", () -> agree(anna), () -> agree(ben)),
        "CALL_HOLD");
    assertAsOnThePage(flow("CallEnd", callid, () -> hangUp(anna), () -> hangUp(ben)));
  }

  @Test
  void blindTransferShouldBeAsOnThePage() {
    String callid = "'callid':'" + start(anna, ben) + "'";

    assertAsOnThePage(
        flow(
            "CallBlindTransfer",
            callid + ",'leg':'callee','destination':'" + carla.uri() + "'",
            () -> answer(carla),
            () -> agree(ben),
            () -> hangUp(anna)),
        "TRANSFER_ACCEPT",
        "CALL_START");
    assertAsOnThePage(flow("CallEnd", callid, () -> hangUp(ben), () -> hangUp(carla)));
  }

  @Test
  void attendedTransferShouldBeAsOnThePage() {
    String first = start(anna, ben);
    String second = start(carla, dora);

    assertAsOnThePage(
        flow(
            "CallAttendedTransfer",
            "'callid_a':'%s','leg_a':'caller','callid_b':'%s','leg_b':'callee','destination':'%s'"
                .formatted(first, second, dora.uri()),
            () -> agree(anna),
            () -> agree(dora),
            () -> hangUp(ben),
            () -> hangUp(carla)),
        "TRANSFER_ACCEPT",
        "CALL_START");
    assertAsOnThePage(
        flow("CallEnd", "'callid':'" + first + "'", () -> hangUp(anna), () -> hangUp(dora)));
  }
}

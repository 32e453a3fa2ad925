package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What each behaviour of the sandbox trunk becomes: statuses, cause, code, fault and the carrier's
 * text, seen on the socket and read over REST. All calls run at the same time.
 */
@Tag("portable")
class SandboxBehavioursIT {
  private static final Duration LONGEST = Duration.ofSeconds(45);
  private static final String RUNG_OUT = "accepted ringing connected cleared";

  /**
   * @param digits the last two of the number
   * @param act the status at which the test acts, empty for never
   * @param action {@code hangup} or a DTMF digit
   * @param statuses in order, one space between
   * @param end cause, code, fault; a dash for a code that is absent
   * @param text what the text of the end contains
   */
  private record Row(
      String digits, String act, String action, String statuses, String end, String text) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("00", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row(
              "01", "connected", "hangup", "accepted connected cleared", "EndedByLocal - none", ""),
          new Row("02", "", "", RUNG_OUT, "EndedByRemote - none", ""),
          new Row("03", "", "", "accepted ringing rejected", "EndedByNoAnswer 408 callee", ""),
          new Row(
              "03", "ringing", "hangup", "accepted ringing cleared", "EndedByCaller - none", ""),
          new Row("04", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("05", "", "", "accepted rejected", "EndedByNoAnswer 408 callee", ""),
          new Row("05", "accepted", "hangup", "accepted cleared", "EndedByCaller - none", ""),
          new Row("06", "", "", "accepted rejected", "EndedByNoResponse 408 trunk", ""),
          new Row("06", "accepted", "hangup", "accepted cleared", "EndedByCaller - none", ""),
          new Row("07", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("10", "", "", "accepted rejected", "EndedByBusy 486 callee", "Busy Here"),
          new Row("11", "", "", "accepted rejected", "EndedByBusy 600 callee", "Busy Everywhere"),
          new Row("12", "", "", "accepted rejected", "EndedByDecline 603 callee", "Decline"),
          new Row(
              "13",
              "",
              "",
              "accepted rejected",
              "EndedByTemporarilyUnavailable 480 callee",
              "The number you have dialled is not available"),
          new Row("14", "", "", "accepted rejected", "EndedByTrunkFailure 503 trunk", ""),
          new Row("15", "", "", "accepted rejected", "EndedByUnknownNumber 404 customer", ""),
          new Row("16", "", "", "accepted rejected", "EndedByRedirect 302 trunk", ""),
          new Row("17", "", "", "accepted rejected", "EndedByTrunkFailure 500 trunk", ""),
          new Row("18", "", "", "accepted rejected", "EndedByNoCommonCodec 488 us", ""),
          new Row("19", "", "", "accepted rejected", "EndedByForbidden 403 trunk", ""),
          new Row("20", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("21", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("22", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("23", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("30", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("31", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("32", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row(
              "40", "ringing", "hangup", "accepted ringing cleared", "EndedByCaller - none", ""),
          new Row("41", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("42", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("43", "connected", "5", RUNG_OUT, "EndedByLost - network", ""),
          new Row("44", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("45", "", "", RUNG_OUT, "EndedByLost - network", ""),
          new Row("47", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("50", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""),
          new Row("51", "connected", "hangup", RUNG_OUT, "EndedByLocal - none", ""));

  /** One person may have 20 sessions on the socket. */
  private static final int AT_ONCE = 13;

  @Test
  void everyBehaviourShouldGiveItsStatusCauseCodeAndFault() {
    List<String> seen = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int from = 0; from < TABLE.size(); from += AT_ONCE) {
      List<Row> rows = TABLE.subList(from, Math.min(from + AT_ONCE, TABLE.size()));
      List<Scene> scenes = rows.stream().map(row -> Scene.open()).toList();
      List<String> calls = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) { // each alone in its room, where it waits
        calls.add(scenes.get(i).dial(number(rows.get(i))));
      }
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        expected.add(row.digits() + ": " + row.statuses() + " " + row.end());
        seen.add(row.digits() + ": " + live(scenes.get(i), row, calls.get(i)));
        scenes.get(i).close();
      }
    }

    assertThat(seen).containsExactlyElementsOf(expected);
  }

  private static Map<String, Object> number(Row row) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", "030 231250" + row.digits());
    if (row.act().isEmpty()) {
      body.put("ringTimeout", 5);
    }
    return body;
  }

  private static String live(Scene scene, Row row, String call) {
    List<String> statuses = new ArrayList<>();
    JsonNode value;
    do {
      value = scene.status(call, LONGEST);
      statuses.add(value.path("status").asText());
      if (value.path("status").asText().equals(row.act())) {
        act(scene, row, call);
      }
    } while (!value.has("cause"));
    JsonNode read = scene.call(call);
    assertThat(read.path("cause")).isEqualTo(value.path("cause"));
    assertThat(read.path("code")).isEqualTo(value.path("code"));
    assertThat(read.path("message").asText()).as(row.digits()).contains(row.text());
    return String.join(" ", statuses)
        + " "
        + value.path("cause").asText()
        + " "
        + value.path("code").asText("-")
        + " "
        + read.path("fault").asText();
  }

  private static void act(Scene scene, Row row, String call) {
    if (row.action().equals("hangup")) {
      scene.hangUp(call);
    } else {
      scene.control(
          Map.of("type", "session", "sessionid", scene.joined(call)),
          Map.of("type", "dtmf", "digit", row.action()));
    }
  }

  /** 46 sends BYE right behind its 200: the two may arrive in either order. */
  @Test
  void byeBehindThe200ShouldEndTheCallInEitherOrder() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial("030 23125046");
      JsonNode value = scene.status(call);
      while (!value.has("cause")) {
        value = scene.status(call);
      }

      assertThat(value.path("status").asText()).isEqualTo("cleared");
      assertThat(value.path("cause").asText()).isEqualTo("EndedByRemote");
    }
  }
}

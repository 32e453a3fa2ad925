package org.switchhook.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.call.Media;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.MediaReport;
import org.switchhook.call.Mute;

/**
 * Every state times every input. The table is {@code docs/bridge-states.md}: it was read line by
 * line, and the code must do what it says.
 */
class BridgeTableTest {
  private static final Path TABLE = Path.of("docs", "bridge-states.md");
  private static final CallId ANN = new CallId("ann");
  private static final CallId BOB = new CallId("bob");
  private static final CallId CID = new CallId("cid");
  private static final Media OFFER = media(4000);
  private static final Media DEAF_ANSWER = media(0);

  private static Media media(int port) {
    return Media.read("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio " + port + " RTP/AVP 8\r\n")
        .orElseThrow();
  }

  @Test
  void everyStateShouldTreatEveryInputAsTheTableSays() throws IOException {
    String actual = table();
    if (Boolean.getBoolean("switchhook.table.write")) {
      Files.writeString(TABLE, actual);
    }

    assertThat(actual.lines()).containsExactlyElementsOf(Files.readAllLines(TABLE));
  }

  private static BridgeInput came(CallId call) {
    return new BridgeInput.Came(call);
  }

  private static BridgeInput left(CallId call) {
    return new BridgeInput.Left(call);
  }

  private static BridgeInput fetched(CallId call, long ticket) {
    return new BridgeInput.Told(call, new MediaReport.Fetched(ticket, OFFER));
  }

  private static BridgeInput answered(CallId call, long ticket) {
    return new BridgeInput.Told(call, new MediaReport.Answered(ticket, OFFER));
  }

  private static BridgeInput failed(CallId call, long ticket, int code) {
    return new BridgeInput.Told(call, new MediaReport.Failed(ticket, code, "text"));
  }

  private static BridgeInput offered(CallId call) {
    return new BridgeInput.Told(call, new MediaReport.Offered(9, OFFER));
  }

  private static BridgeInput mute(CallId call, int flags) {
    return new BridgeInput.Wanted(new Wish(1, call, new Mute(flags)));
  }

  private static Bridge after(BridgeInput... inputs) {
    return after(Bridge.EMPTY, inputs);
  }

  private static Bridge after(Bridge start, BridgeInput... inputs) {
    Bridge bridge = start;
    for (BridgeInput input : inputs) {
      bridge = bridge.on(input).next();
    }
    return bridge;
  }

  private static Map<String, Bridge> states() {
    Bridge two = after(came(ANN), came(BOB));
    Bridge passed = after(two, fetched(BOB, 1));
    Bridge joined = after(passed, answered(ANN, 1));
    Bridge back = after(passed, failed(ANN, 1, 488));
    Map<String, Bridge> states = new LinkedHashMap<>();
    states.put("Nobody", Bridge.EMPTY);
    states.put("Ann waits", after(came(ANN)));
    states.put("Bob came and is asked for his offer", two);
    states.put("Bob's offer is with Ann", passed);
    states.put("Ann refused and is asked for hers", back);
    states.put("Ann's offer is with Bob", after(back, fetched(ANN, 2)));
    states.put("It took too long, Ann owes her answer", after(passed, new BridgeInput.TimeUp(1)));
    states.put("It took too long, Bob owes his offer", after(two, new BridgeInput.TimeUp(1)));
    states.put("Both refused", after(back, failed(ANN, 2, 488)));
    states.put("Joined", joined);
    states.put("Joined, Ann's own offer is with Bob", after(joined, offered(ANN)));
    states.put("Joined, Bob is asked as Ann is to be mute", after(joined, mute(ANN, 1)));
    states.put(
        "Joined, Bob's offer is with Ann who is to be mute",
        after(joined, mute(ANN, 1), fetched(BOB, 2)));
    states.put("Ann left, Bob is told to wait", after(joined, left(ANN)));
    states.put("Ann left, Bob is told to wait, Cid came", after(joined, left(ANN), came(CID)));
    return states;
  }

  private static Map<String, BridgeInput> inputs() {
    Map<String, BridgeInput> inputs = new LinkedHashMap<>();
    inputs.put("Ann comes", came(ANN));
    inputs.put("Bob comes", came(BOB));
    inputs.put("Ann leaves", left(ANN));
    inputs.put("Bob leaves", left(BOB));
    for (long ticket = 1; ticket <= 2; ticket++) {
      inputs.put("Ann gives her offer, ticket " + ticket, fetched(ANN, ticket));
      inputs.put("Bob gives his offer, ticket " + ticket, fetched(BOB, ticket));
      inputs.put("Ann answers, ticket " + ticket, answered(ANN, ticket));
      inputs.put("Bob answers, ticket " + ticket, answered(BOB, ticket));
      inputs.put(
          "Ann answers without audio, ticket " + ticket,
          new BridgeInput.Told(ANN, new MediaReport.Answered(ticket, DEAF_ANSWER)));
      inputs.put("Ann refuses with 488, ticket " + ticket, failed(ANN, ticket, 488));
      inputs.put("Bob refuses with 491, ticket " + ticket, failed(BOB, ticket, 491));
      inputs.put(
          "Bob waits, ticket " + ticket, new BridgeInput.Told(BOB, new MediaReport.Waits(ticket)));
      inputs.put("time is up, ticket " + ticket, new BridgeInput.TimeUp(ticket));
    }
    inputs.put("Ann offers by herself", offered(ANN));
    inputs.put("Bob offers by himself", offered(BOB));
    inputs.put("Ann asked how it stands", new BridgeInput.Told(ANN, new MediaReport.Refreshed()));
    inputs.put("Ann is to be mute", mute(ANN, 1));
    inputs.put("Bob is to be deaf", mute(BOB, 2));
    inputs.put("Cid is to be mute", mute(CID, 1));
    return inputs;
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append("# States of a direct bridge\n\n")
        .append("Each state times each input: how the phones stand then, what is under way, and ")
        .append("the effects in order. Ann came first, Bob second; Bob is the newcomer. ")
        .append("A test compares this page with the code.\n");
    states().forEach((name, state) -> text.append(section(name, state)));
    return text.toString();
  }

  private static String section(String name, Bridge state) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(name).append("\n\n");
    text.append("| Input | Phones | Under way | Effects |\n|---|---|---|---|\n");
    inputs()
        .forEach(
            (input, value) -> {
              BridgeStep step = state.on(value);
              text.append("| ").append(input).append(" | ").append(phones(step.next()));
              text.append(" | ").append(way(step.next())).append(" | ");
              text.append(effects(step.effects())).append(" |\n");
            });
    return text.toString();
  }

  private static String phones(Bridge bridge) {
    return bridge.places().stream()
        .map(
            each -> {
              String muted = each.mute().flags() == 0 ? "" : " muted " + each.mute().flags();
              return each.call() + " " + word(each.state()) + muted;
            })
        .collect(Collectors.joining(", "));
  }

  private static String way(Bridge bridge) {
    Exchange exchange = bridge.exchange();
    return exchange == null
        ? "–"
        : exchange.ticket() + " " + word(exchange.kind()) + " " + word(exchange.phase());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String effects(List<BridgeEffect> effects) {
    return effects.isEmpty()
        ? "–"
        : effects.stream().map(BridgeTableTest::words).collect(Collectors.joining(", "));
  }

  private static String words(BridgeEffect effect) {
    if (effect instanceof BridgeEffect.Tell tell) {
      return tell.call() + ": " + order(tell.order());
    }
    if (effect instanceof BridgeEffect.StartLimit start) {
      return "limit of " + start.ticket();
    }
    if (effect instanceof BridgeEffect.Joined) {
      return "**joined**";
    }
    if (effect instanceof BridgeEffect.Failed failed) {
      return "**failed " + failed.code() + "**";
    }
    if (effect instanceof BridgeEffect.Muted muted) {
      return "**" + muted.call() + " muted " + muted.mute().flags() + "**";
    }
    if (effect instanceof BridgeEffect.MuteDone done) {
      return "wish " + done.outcome().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    return "**parted**";
  }

  private static String order(MediaOrder order) {
    if (order instanceof MediaOrder.Pass pass) {
      return "pass " + pass.offer();
    }
    if (order instanceof MediaOrder.Answer answer) {
      return "answer " + answer.answer();
    }
    if (order instanceof MediaOrder.Decline decline) {
      return decline.keep() ? "decline and keep" : "decline and wait";
    }
    if (order instanceof MediaOrder.AnswerPhone answer) {
      return "200 " + answer.answer();
    }
    if (order instanceof MediaOrder.RefusePhone refusal) {
      return "" + refusal.code();
    }
    return order.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}

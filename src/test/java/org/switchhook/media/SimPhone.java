package org.switchhook.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.switchhook.address.CallId;
import org.switchhook.call.CallState;
import org.switchhook.call.CallTimer;
import org.switchhook.call.CallTimes;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.MediaReport;
import org.switchhook.call.ReferTimes;
import org.switchhook.call.RequestKey;
import org.switchhook.call.Step;

/**
 * A phone that follows RFC 3264 at the far end of a leg, and the leg itself. It refuses at random
 * as long as it is {@code moody}, and holds what the leg says against the rules.
 */
final class SimPhone {
  private static final CallTimes TIMES =
      new CallTimes(
          Duration.ofSeconds(60),
          Duration.ofHours(4),
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          ReferTimes.USUAL);

  final CallId call;
  final Deque<MediaReport> reports = new ArrayDeque<>();
  boolean moody = true;
  boolean ended;
  private final int port;
  private final boolean video;
  private final Random random;
  private final Deque<Input> toLeg = new ArrayDeque<>();
  private final Set<CallTimer> timers = EnumSet.noneOf(CallTimer.class);
  private final List<Description> heard = new ArrayList<>();
  private CallState leg;
  private long cseq = 1;
  private String held = "sendrecv";
  private boolean offerOpen; // our re-INVITE or UPDATE waits for its answer
  private boolean ackOwed; // we sent a 2xx and wait for the ACK
  private boolean ourInviteUnanswered;
  private List<String> remote = List.of();
  private String said = "";
  private String saidBefore = "";
  private boolean ownInvite;

  SimPhone(CallId call, int port, boolean video, Random random) {
    this.call = call;
    this.port = port;
    this.video = video;
    this.random = random;
    Dialog dialog =
        new Dialog(
            "c" + call,
            "us",
            null,
            "sip:us@h",
            "sip:p@h",
            "sip:p@h",
            List.of(),
            1,
            1,
            -1,
            "z9hG4bK1",
            waiting(port));
    leg = CallState.place(dialog, TIMES, null).next();
    heard.add(waiting(port));
    remote = lines(waiting(port).media());
    take(leg.on(new Input.Answered("tag", "sip:p@h", List.of())));
  }

  private static Description waiting(long session) {
    String media = "m=audio 9 RTP/AVP 9 8 0\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n";
    return new Description(session, 1, media);
  }

  void order(Input.Ordered ordered) {
    if (!ended) {
      take(leg.on(ordered));
    }
  }

  boolean hasInput() {
    return !toLeg.isEmpty();
  }

  void deliver() {
    take(leg.on(toLeg.remove()));
  }

  boolean hasTimer() {
    return timers.contains(CallTimer.GLARE) || timers.contains(CallTimer.GIVEN_UP);
  }

  void fire() {
    CallTimer timer = timers.contains(CallTimer.GLARE) ? CallTimer.GLARE : CallTimer.GIVEN_UP;
    timers.remove(timer);
    take(leg.on(new Input.TimerFired(timer)));
  }

  /** Does something of its own, when it may. */
  void act() {
    if (ended || offerOpen || ackOwed || ourInviteUnanswered) {
      return;
    }
    cseq++;
    RequestKey key = new RequestKey(call + "-" + cseq);
    int choice = random.nextInt(8);
    ownInvite = choice < 5;
    saidBefore = said;
    if (choice == 0) {
      ended = true;
      toLeg.clear();
      take(leg.on(new Input.ByeReceived(key, "tag", cseq)));
    } else if (choice == 1) {
      offerOpen = true;
      toLeg.add(new Input.ReinviteReceived(key, "tag", cseq, null, null));
      said = "offerless";
    } else {
      held = random.nextBoolean() ? "sendrecv" : "sendonly";
      offerOpen = true;
      said = offer();
      toLeg.add(
          choice < 5
              ? new Input.ReinviteReceived(key, "tag", cseq, null, said)
              : new Input.UpdateReceived(key, "tag", cseq, null, said));
    }
  }

  private String offer() {
    StringBuilder text = new StringBuilder("v=0\r\nc=IN IP4 127.0.0.1\r\n");
    boolean audio = false;
    boolean shown = false;
    for (String line : remote.stream().filter(each -> each.startsWith("m=")).toList()) {
      if (line.startsWith("m=audio") && !audio) {
        text.append(section("audio", port));
        audio = true;
      } else if (line.startsWith("m=video") && !shown && video) {
        text.append(section("video", port + 2));
        shown = true;
      } else {
        text.append(line.replaceFirst(" [0-9]+ ", " 0 ")).append("\r\n");
      }
    }
    if (!shown && video) {
      text.append(section("video", port + 2));
    }
    return text.toString();
  }

  private String section(String kind, int at) {
    String format = kind.equals("audio") ? "8" : "96";
    return "m=" + kind + " " + at + " RTP/AVP " + format + "\r\na=" + held + "\r\n";
  }

  private String answer(Description offer) {
    StringBuilder text = new StringBuilder("v=0\r\nc=IN IP4 127.0.0.1\r\n");
    for (String part : offer.media().split("(?m)(?=^m=)")) {
      String line = part.lines().findFirst().orElseThrow();
      boolean audio = line.startsWith("m=audio");
      boolean taken = !line.contains(" 0 RTP") && (audio || video);
      String at = taken ? " " + (audio ? port : port + 2) + " " : " 0 ";
      text.append(line.replaceFirst(" [0-9]+ ", at)).append("\r\n");
      if (taken) {
        text.append("a=").append(reversed(part)).append("\r\n");
      }
    }
    return text.toString();
  }

  private String reversed(String part) {
    boolean hears = part.contains("a=sendrecv") || part.contains("a=sendonly");
    boolean speaks = part.contains("a=sendrecv") || part.contains("a=recvonly");
    boolean wants = held.equals("sendrecv");
    if (hears && wants) {
      return speaks ? "sendrecv" : "recvonly";
    }
    return speaks ? "sendonly" : "inactive";
  }

  private void take(Step step) {
    leg = step.next();
    step.effects().forEach(this::hear);
  }

  private void hear(Effect effect) {
    if (effect instanceof Effect.Reinvite invite) {
      asked(invite);
    } else if (effect instanceof Effect.ReinviteAck ack) {
      acknowledged(ack);
    } else if (effect instanceof Effect.Respond respond) {
      responded(respond);
    } else if (effect instanceof Effect.Cancel cancel) {
      assertThat(ourInviteUnanswered).as("CANCEL only of what is open").isTrue();
      ourInviteUnanswered = false;
      toLeg.add(refusal(cancel.dialog().inviteCseq(), 487));
    } else if (effect instanceof Effect.Report report) {
      reports.add(report.report());
    } else if (effect instanceof Effect.StartTimer start) {
      timers.add(start.timer());
    } else if (effect instanceof Effect.StopTimer stop) {
      timers.remove(stop.timer());
    } else if (effect instanceof Effect.Bye) {
      ended = true;
      toLeg.clear();
    }
  }

  private void asked(Effect.Reinvite invite) {
    assertThat(ourInviteUnanswered).as("one INVITE at a time on " + call).isFalse();
    assertThat(ackOwed).as("no INVITE before the ACK of the last on " + call).isFalse();
    if (invite.offer() != null) {
      learn(invite.offer());
    }
    long number = invite.dialog().inviteCseq();
    boolean mood = moody && (invite.offer() == null || !isHold(invite.offer()));
    if (offerOpen) {
      toLeg.add(refusal(number, 491));
    } else if (mood && random.nextInt(6) == 0) {
      toLeg.add(refusal(number, List.of(491, 488, 500).get(random.nextInt(3))));
    } else if (mood && random.nextInt(8) == 0) {
      ourInviteUnanswered = true; // it rings and says no more until it is cancelled
      toLeg.add(new Input.ReinviteTried(number));
    } else {
      saidBefore = said;
      said = invite.offer() == null ? offer() : answer(invite.offer());
      if (invite.offer() != null) {
        remote = lines(invite.offer().media());
      }
      ackOwed = true;
      toLeg.add(new Input.ReinviteAnswered("tag", number, null, said));
    }
  }

  /** Every phone lets itself be put on hold. */
  private static boolean isHold(Description offer) {
    return !offer.media().contains("a=sendrecv")
        && !offer.media().contains("a=sendonly")
        && !offer.media().contains("a=recvonly");
  }

  private static Input refusal(long number, int code) {
    return new Input.RequestDone(Input.Method.INVITE, "tag", number, code, "");
  }

  private void acknowledged(Effect.ReinviteAck ack) {
    ackOwed = false;
    if (ack.answer() != null) {
      learn(ack.answer());
      assertThat(kinds(ack.answer().media()))
          .as("an answer has exactly the lines of its offer")
          .isEqualTo(kinds(said));
      remote = lines(ack.answer().media());
    }
  }

  private void responded(Effect.Respond respond) {
    if (respond.repetition() || !respond.key().value().startsWith(call + "-")) {
      return;
    }
    offerOpen = false;
    Description body = respond.body();
    if (respond.code() == 200 && body != null) {
      learn(body);
      String answer = null;
      if (said.equals("offerless")) {
        answer = answer(body);
        said = answer;
      } else {
        assertThat(kinds(body.media())).as("lines of the offer").isEqualTo(kinds(said));
      }
      remote = lines(body.media());
      if (ownInvite) {
        toLeg.add(new Input.AckReceived("tag", cseq, answer));
      }
    } else {
      said = saidBefore;
    }
  }

  private static List<String> kinds(String media) {
    return media
        .lines()
        .filter(line -> line.startsWith("m="))
        .map(line -> line.split(" ")[0])
        .toList();
  }

  /** The rules for each description that the leg sends. */
  private void learn(Description now) {
    Description last = heard.get(heard.size() - 1);
    if (now.media().equals(last.media())) {
      assertThat(now.version()).as("the same text has the same version").isEqualTo(last.version());
    } else {
      assertThat(now.version()).as("a change counts by one").isEqualTo(last.version() + 1);
    }
    assertThat(kinds(now.media()).size())
        .as("lines never go away")
        .isGreaterThanOrEqualTo(kinds(String.join("\r\n", remote)).size());
    heard.add(now);
  }

  private static List<String> lines(String media) {
    return media.lines().toList();
  }

  /** Ports of the audio that this phone sends to; empty when it is to wait. */
  List<Integer> audioTargets() {
    List<Integer> ports = new ArrayList<>();
    for (String part : String.join("\r\n", remote).split("(?m)(?=^m=)")) {
      boolean on = part.startsWith("m=audio") && !part.contains(" 0 RTP");
      if (on && !part.contains("a=inactive") && !part.contains("c=IN IP4 0.0.0.0")) {
        ports.add(Integer.parseInt(part.split(" ")[1]));
      }
    }
    return ports;
  }

  int port() {
    return port;
  }

  boolean isBusy() {
    return !toLeg.isEmpty() || ourInviteUnanswered || ackOwed || offerOpen;
  }
}

package org.switchhook.bench;

import java.net.URI;
import java.time.Duration;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/**
 * Thousands of sockets that watch one room, in which the status of a call changes each second; one
 * of them has stopped reading. Against a socket that gives a text of the same length to as many.
 */
final class FanOutBench {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int LONGEST_RUN = 70;

  private final Rest rest;

  FanOutBench(Rest rest) {
    this.rest = rest;
  }

  /** What many sockets heard; times from the change to its message in milliseconds. */
  private record Heard(int sockets, int lost, double perSecond, double p50, double p99) {
    static Heard of(Watchers watchers, long before, long from) {
      double seconds = (System.nanoTime() - from) / 1e9;
      return new Heard(
          watchers.open(),
          watchers.lost(),
          (watchers.messages() - before) / seconds,
          watchers.times().millis(0.5),
          watchers.times().millis(0.99));
    }

    String text() {
      return "%.0f messages/s to %d sockets, p50 %.0f ms, p99 %.0f ms"
          .formatted(perSecond, sockets, p50, p99);
    }
  }

  Row run() throws Exception {
    String room = rest.room().join();
    String stalled;
    Heard ours;
    Watchers watchers = new Watchers("\"type\":\"set\"");
    try (StalledReader reader = new StalledReader(rest.token(), room)) {
      watchers.open(Plan.sockets() - 1, listener -> Events.watch(rest, room, listener));
      ours = withStatuses(watchers, room);
      stalled = reader.outcome();
    } finally {
      watchers.close();
    }
    System.out.println("  " + ours.text() + "; stalled reader: " + stalled);
    Heard plain = plain();
    System.out.println("  without us: " + plain.text());
    return new Row(
        "One status a second to " + Plan.sockets() + " sockets in one room",
        ours.text(),
        "the server alone: " + plain.text(),
        "p99 is %.1f times as long".formatted(ours.p99() / plain.p99()),
        "sockets lost: %d. The stalled reader: %s".formatted(ours.lost(), stalled));
  }

  /** A phone that is called, rings, answers and hangs up, a second between each. */
  private Heard withStatuses(Watchers watchers, String room) throws Exception {
    try (SipPhone phone = SipPhone.udp("bench").patient(Duration.ofSeconds(20))) {
      String body = "{\"number\":\"" + phone.uri() + "\"}";
      long before = watchers.messages();
      long from = System.nanoTime();
      for (int call = 0; call < Math.min(LONGEST_RUN, Plan.seconds() * 7) / 4 + 1; call++) {
        watchers.change();
        Rest.text(rest.post("rooms/" + room + "/dialouts", body, "").join(), "callid");
        IncomingInvite invite = phone.expectInvite();
        Waits.pass(SECOND);
        watchers.change();
        invite.ring();
        Waits.pass(SECOND);
        watchers.change();
        PhoneCall answered = invite.answer();
        phone.expectAck();
        Waits.pass(SECOND);
        watchers.change();
        answered.bye();
        phone.expect200();
        Waits.pass(SECOND);
      }
      Waits.until(Duration.ofSeconds(20), watchers::heardAll);
      return Heard.of(watchers, before, from);
    }
  }

  private Heard plain() throws InterruptedException {
    Watchers watchers = new Watchers("x");
    URI fan = BenchServer.socket("/limit/fan");
    try {
      watchers.open(Plan.sockets(), listener -> Events.open(fan, listener));
      String text = "x".repeat(400);
      long from = System.nanoTime();
      for (int change = 0; change < Math.min(LONGEST_RUN, Plan.seconds()); change++) {
        watchers.change();
        watchers.tellFirst(text);
        Waits.pass(SECOND);
      }
      Waits.until(Duration.ofSeconds(20), watchers::heardAll);
      return Heard.of(watchers, 0, from);
    } finally {
      watchers.close();
    }
  }
}

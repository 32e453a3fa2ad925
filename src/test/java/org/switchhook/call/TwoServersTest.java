package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The two legs of one call between rooms of two servers, each joined to a phone of its room. */
class TwoServersTest {
  private static final int MOST = 100;
  private static final long APART = 100; // so that the numbers of a leg are new to the other one

  private final CallState[] legs = {
    CallFixture.after(CallFixture.answered(CallFixture.OURS)),
    CallFixture.called(true).next().on(new Input.AckReceived(CallFixture.OURS, 5)).next()
  };
  private final List<Media> phones = List.of(phone(4000), phone(5000));
  private final long[] asked = new long[2];
  private final Deque<Runnable> underWay = new ArrayDeque<>();
  private long tickets;
  private int invites;

  private static Media phone(int port) {
    return Media.read("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio " + port + " RTP/AVP 8\r\n")
        .orElseThrow();
  }

  @Test
  void refreshesShouldComeToRest() {
    order(0, new MediaOrder.Pass(++tickets, phones.get(0)));
    rest();
    order(1, new MediaOrder.Fetch(++tickets));
    rest();

    assertThat(invites).isBetween(3, 6);
    assertThat(legs[0].leg().dialog().local().media()).contains("m=audio 4000");
    assertThat(legs[1].leg().dialog().local().media()).contains("m=audio 5000");
  }

  private void rest() {
    for (int step = 0; step < MOST && !underWay.isEmpty(); step++) {
      underWay.remove().run();
    }
    assertThat(underWay).as("after " + invites + " re-INVITEs").isEmpty();
  }

  private void order(int leg, MediaOrder order) {
    tell(leg, CallFixture.ordered(order));
  }

  private void tell(int leg, Input input) {
    underWay.add(
        () -> {
          Step step = legs[leg].on(input);
          legs[leg] = step.next();
          step.effects().forEach(effect -> happens(leg, 1 - leg, effect));
        });
  }

  private static @Nullable String text(@Nullable Description said) {
    return said == null ? null : said.text();
  }

  private void happens(int leg, int other, Effect effect) {
    if (effect instanceof Effect.Reinvite invite) {
      invites++;
      asked[leg] = invite.dialog().inviteCseq();
      tell(other, CallFixture.reinvite(CallFixture.OURS, asked[leg] + APART, text(invite.offer())));
    } else if (effect instanceof Effect.Respond respond) {
      String body = text(respond.body());
      tell(
          other,
          respond.code() == 200
              ? new Input.ReinviteAnswered(CallFixture.OURS, asked[other], null, body)
              : CallFixture.done(
                  Input.Method.INVITE, CallFixture.OURS, asked[other], respond.code()));
    } else if (effect instanceof Effect.ReinviteAck ack) {
      long cseq = ack.dialog().inviteCseq() + APART;
      tell(other, new Input.AckReceived(CallFixture.OURS, cseq, text(ack.answer())));
    } else if (effect instanceof Effect.Report report) {
      bridge(leg, report.report());
    }
  }

  /** What the room's bridge and its phone do with a report. */
  private void bridge(int leg, MediaReport report) {
    if (report instanceof MediaReport.Refreshed) {
      order(leg, new MediaOrder.Fetch(++tickets));
    } else if (report instanceof MediaReport.Fetched fetched) {
      order(leg, new MediaOrder.Answer(fetched.ticket(), phones.get(leg)));
    }
  }
}

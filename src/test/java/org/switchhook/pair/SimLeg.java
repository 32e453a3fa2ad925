package org.switchhook.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.call.AnswerOrder;
import org.switchhook.call.AnswerOrdered;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.CallOrder;
import org.switchhook.call.Dialog;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.Input;
import org.switchhook.call.Media;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.MediaReport;
import org.switchhook.call.Opening;
import org.switchhook.call.Progress;
import org.switchhook.call.ReferOrder;
import org.switchhook.call.ReferReport;
import org.switchhook.call.Replaces;
import org.switchhook.call.Status;

/** A leg and the phone at its end, which does what it is asked unless it is told not to. */
final class SimLeg {
  private static int ports = 40_000;

  private final CallId call;
  private final Party party;
  private final Dialog sent;
  private final Opening opening;
  private final boolean offers;
  private final PairFixture world;
  private final int port;
  final List<String> heard = new ArrayList<>();
  int refuses;
  boolean silent;
  boolean lingers; // answers no BYE
  private String remote = "";
  private boolean over;
  private long cseq = 100;
  private long ticket;

  SimLeg(CallOrder order, PairFixture world) {
    this.call = order.id();
    this.party = order.permit().party();
    this.sent = order.dialog();
    this.opening = order.opening();
    this.offers = false;
    this.world = world;
    ports += 2;
    this.port = ports;
    if (order.opening() instanceof Opening.Passing passing) {
      remote = text(passing.offer());
    }
  }

  /** Of a phone that calls. */
  SimLeg(IncomingOrder order, PairFixture world) {
    this.call = order.id();
    this.party = order.party();
    this.sent = order.call().dialog();
    this.opening = new Opening.Waiting();
    this.offers = order.call().offer() != null;
    this.world = world;
    this.port = PairFixture.port(order.call().caller().user());
  }

  CallId call() {
    return call;
  }

  /** Acknowledges our answer, with one of its own when it has offered nothing. */
  void acks() {
    world.fire(this, PairFixture.connected());
    if (!offers) {
      report(new MediaReport.Answered(ticket, own("sendrecv")));
    }
    world.turns.runAll();
  }

  void cancels() {
    over = true;
    world.fire(this, new Progress(Status.CLEARED, CallEnd.WITHDRAWN));
    world.turns.runAll();
  }

  /** Rings, and lets hear something meanwhile. */
  void early(int code) {
    long passed = ((Opening.Passing) opening).ticket();
    report(new MediaReport.Early(passed, own("sendonly")));
    tried(code);
  }

  private void answered(AnswerOrder order) {
    if (order instanceof AnswerOrder.Ring ring) {
      heard.add(ring.code() + (ring.early() == null ? "" : " media"));
    } else if (order instanceof AnswerOrder.Accept accept) {
      heard.add("200");
      ticket = accept.ticket();
      remote = text(accept.media());
    } else if (order instanceof AnswerOrder.Refuse no) {
      heard.add((no.code() + " " + no.text()).strip());
      over = true;
      world.fire(this, PairFixture.refused(no.code()));
    }
  }

  /** As the phone's answer has confirmed it. */
  Dialog dialog() {
    return new Dialog(
        sent.callId(),
        sent.localTag(),
        "phone",
        sent.localUri(),
        sent.remoteUri(),
        sent.remoteTarget(),
        sent.routeSet(),
        sent.localCseq(),
        sent.inviteCseq(),
        sent.remoteCseq(),
        sent.branch(),
        sent.local());
  }

  String sipCallId() {
    return sent.callId();
  }

  Party party() {
    return party;
  }

  int port() {
    return port;
  }

  boolean isOver() {
    return over;
  }

  private Media own(String direction) {
    return Media.read(
            "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio "
                + port
                + " RTP/AVP 8\r\na="
                + direction
                + "\r\n")
        .orElseThrow();
  }

  private static String text(Media media) {
    return media.text();
  }

  void tried(int code) {
    world.fire(new CallFact.Tried(call(), null, code, "", world.time.instant()));
    world.turns.runAll();
  }

  void answer() {
    answers();
    world.turns.runAll();
  }

  /** As {@link #answer}, and nobody has heard of it yet. */
  void answers() {
    world.fire(this, PairFixture.connected());
    if (opening instanceof Opening.WithoutOffer without) {
      report(new MediaReport.Fetched(without.ticket(), own("sendrecv")));
    } else if (opening instanceof Opening.Passing passing) {
      report(new MediaReport.Answered(passing.ticket(), own("sendrecv")));
    }
  }

  void refuse(int code) {
    over = true;
    world.fire(this, PairFixture.refused(code));
    world.turns.runAll();
  }

  void hangUp() {
    leaves();
    world.turns.runAll();
  }

  /** As {@link #hangUp}, and nobody has heard of it yet. */
  void leaves() {
    over = true;
    world.fire(this, PairFixture.hungUp());
  }

  /** The phone offers something by itself. */
  void offers(String direction) {
    cseq++;
    report(new MediaReport.Offered(cseq, own(direction)));
    world.turns.runAll();
  }

  private void report(MediaReport report) {
    world.fire(new CallFact.Media(call(), null, report, world.time.instant()));
  }

  void told(Input input) {
    if (over) {
      return;
    }
    if (input instanceof Input.HangUp) {
      heard.add("BYE");
      if (!lingers) {
        goes();
      }
    } else if (input instanceof AnswerOrdered answer) {
      answered(answer.order());
    } else if (input instanceof Input.ReferOrdered refer) {
      referred(refer.order());
    } else if (input instanceof Input.Ordered ordered) {
      ordered(ordered.order());
    }
  }

  /** Answers a BYE. */
  void goes() {
    over = true;
    world.fire(this, new Progress(Status.CLEARED, CallEnd.BY_LOCAL));
  }

  private void referred(ReferOrder order) {
    if (order instanceof ReferOrder.Send send) {
      ticket = send.ticket();
      heard.add("REFER " + (send.to().replaces() == null ? "" : "replaces"));
    } else if (order instanceof ReferOrder.Accept) {
      heard.add("202");
    } else if (order instanceof ReferOrder.Refuse no) {
      heard.add("REFER " + no.code());
    } else if (order instanceof ReferOrder.Tell news) {
      heard.add("NOTIFY " + news.code());
    }
  }

  /** What becomes of the REFER that the phone got. */
  void refers(Function<Long, ReferReport> report) {
    tells(report.apply(ticket));
  }

  /** The phone asks for a transfer. */
  void asks(String target, @Nullable Replaces replaces) {
    cseq++;
    tells(new ReferReport.Asked(cseq, target, replaces, null));
  }

  private void tells(ReferReport report) {
    world.fire(new CallFact.Refer(call(), null, report, world.time.instant()));
    world.turns.runAll();
  }

  private void ordered(MediaOrder asked) {
    if (asked instanceof MediaOrder.Asking asking && refuses > 0) {
      report(new MediaReport.Failed(asking.ticket(), refuses, ""));
    } else if (asked instanceof MediaOrder.Asking && silent) {
      heard.add("silence");
    } else if (asked instanceof MediaOrder.Fetch fetch) {
      heard.add("fetch");
      report(new MediaReport.Fetched(fetch.ticket(), own("sendrecv")));
    } else if (asked instanceof MediaOrder.Pass pass) {
      remote = text(pass.offer());
      heard.add("offer");
      report(new MediaReport.Answered(pass.ticket(), own(mirrored(remote))));
    } else if (asked instanceof MediaOrder.Answer answer) {
      remote = text(answer.answer());
      heard.add("answer");
    } else if (asked instanceof MediaOrder.Decline decline) {
      heard.add("decline");
      remote = decline.keep() ? remote : "";
    } else if (asked instanceof MediaOrder.GiveUp up) {
      report(new MediaReport.Failed(up.ticket(), 487, ""));
    } else if (asked instanceof MediaOrder.AnswerPhone own) {
      remote = own.joins() ? text(own.answer()) : "";
      heard.add("answered " + own.cseq());
    } else if (asked instanceof MediaOrder.RefusePhone no) {
      heard.add("refused " + no.code());
    }
  }

  private static String mirrored(String remote) {
    if (remote.contains("a=inactive")) {
      return "inactive";
    }
    if (remote.contains("a=sendonly")) {
      return "recvonly";
    }
    return remote.contains("a=recvonly") ? "sendonly" : "sendrecv";
  }

  /** Port that this phone hears, 0 for none. */
  int hears() {
    boolean flows = remote.contains("a=sendrecv") || remote.contains("a=sendonly");
    return flows && !over ? Integer.parseInt(remote.split(" ")[1]) : 0;
  }

  boolean hears(SimLeg other) {
    return hears() == other.port;
  }
}

package org.switchhook.pair;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.Media;
import org.switchhook.call.MediaDirection;
import org.switchhook.call.MediaOrder;
import org.switchhook.call.MediaReport;
import org.switchhook.call.Progress;
import org.switchhook.call.Status;

/**
 * One leg as its pair sees it: what was asked of its phone, and what the phone said of itself. All
 * methods run in the turn of the pair that has it.
 */
final class Line {
  private final CallId call;
  private final String sipCallId;
  private final Party party;
  private final String address;
  private final PairWorld world;
  private final Map<Long, CompletableFuture<Said>> asked = new HashMap<>();
  private final CompletableFuture<Said> answered;
  private final boolean waits;
  private Status status = Status.ACCEPTED;
  private Marks marks = Marks.NONE;
  private @Nullable Media said;
  private @Nullable Media told;
  private @Nullable Media early;
  private long open;

  /**
   * @param address of the party, as the command named it
   * @param opening ticket of what its answer says about media; 0 when the phone waits
   */
  Line(CallId call, String sipCallId, Party party, String address, long opening, PairWorld world) {
    this.call = call;
    this.sipCallId = sipCallId;
    this.party = party;
    this.address = address;
    this.world = world;
    this.answered = new CompletableFuture<>();
    this.waits = opening == 0;
    if (!waits) {
      asked.put(opening, answered);
    }
  }

  CallId call() {
    return call;
  }

  String sipCallId() {
    return sipCallId;
  }

  Party party() {
    return party;
  }

  String address() {
    return address;
  }

  Status status() {
    return status;
  }

  boolean isAnswered() {
    return status == Status.CONNECTED;
  }

  boolean isOver() {
    return status.isEnd();
  }

  Marks marks() {
    return marks;
  }

  void mark(Marks now) {
    marks = now;
  }

  /** What the phone offered or answered last when nothing held it; null before. */
  @Nullable Media said() {
    return said;
  }

  /** Completed when the phone has answered the INVITE, with its description, or refused it. */
  CompletionStage<Said> answered() {
    return answered;
  }

  void hear(CallFact fact) {
    if (fact instanceof CallFact.Changed changed) {
      changed(changed.progress());
    } else if (fact instanceof CallFact.Media media) {
      report(media.report());
    }
  }

  private void changed(Progress progress) {
    status = progress.status();
    CallEnd end = progress.end();
    if (end != null) {
      Said.No gone = Reason.no(end);
      List.copyOf(asked.values()).forEach(each -> each.complete(gone));
      asked.clear();
      answered.complete(gone);
    } else if (status == Status.CONNECTED && waits) {
      answered.complete(new Said.Yes(Media.NONE));
    }
  }

  private void report(MediaReport report) {
    if (report instanceof MediaReport.Fetched fetched) {
      open = fetched.ticket();
      said = fetched.offer();
      complete(fetched.ticket(), new Said.Yes(fetched.offer()));
    } else if (report instanceof MediaReport.Early lets) {
      early = lets.answer();
    } else if (report instanceof MediaReport.Answered answer) {
      complete(answer.ticket(), new Said.Yes(answer.answer()));
    } else if (report instanceof MediaReport.Waits waits) {
      complete(waits.ticket(), new Said.Yes(Media.NONE));
    } else if (report instanceof MediaReport.Failed failed) {
      complete(failed.ticket(), Reason.no(failed.code(), failed.text()));
    } else if (report instanceof MediaReport.Offered offered) {
      said = offered.offer();
      marks = marks.phone(!offered.offer().hears());
    }
  }

  private void complete(long ticket, Said outcome) {
    CompletableFuture<Said> waiting = asked.remove(ticket);
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  /** The phone's full offer; its answer is then owed to it. */
  CompletionStage<Said> fetch() {
    long ticket = world.ticket();
    return ask(ticket, new MediaOrder.Fetch(ticket));
  }

  /** Offers the phone what another one said. */
  CompletionStage<Said> pass(Media offer) {
    long ticket = world.ticket();
    return ask(ticket, new MediaOrder.Pass(ticket, offer))
        .thenApply(
            outcome -> {
              told = outcome instanceof Said.Yes ? offer : told;
              return outcome;
            });
  }

  /** What the phone was told last, and has taken; null when that is not known. */
  @Nullable Media told() {
    return told;
  }

  /** Lets the phone wait, still with that other one; nothing is sent when it does so already. */
  CompletionStage<Said> silence(Line speaker) {
    return offer(speaker, MediaDirection.INACTIVE);
  }

  /** Lets the phone hear that other one again, as far as the marks of both let it. */
  CompletionStage<Said> restore(Line speaker) {
    return offer(speaker, Marks.told(marks, speaker.marks, world.oneWayHold()));
  }

  private CompletionStage<Said> offer(Line speaker, MediaDirection most) {
    Media offer = speaker.said == null ? Media.NONE : speaker.said.limited(most);
    return speaker.said == null || knows(offer)
        ? CompletableFuture.completedStage(new Said.Yes(offer))
        : pass(offer);
  }

  /** True when the phone was told exactly this last. */
  boolean knows(Media offer) {
    return Objects.equals(offer, told);
  }

  /** True when the phone waits for the answer to its offer. */
  boolean isOwed() {
    return open != 0;
  }

  void answer(Media answer) {
    world.tell(call, new MediaOrder.Answer(open, answer));
    told = answer;
    open = 0;
  }

  /**
   * There is no answer to its offer.
   *
   * @param keep true to stay with the session as it was, false to wait
   */
  void decline(boolean keep) {
    world.tell(call, new MediaOrder.Decline(open, keep));
    open = 0;
  }

  void answerOwn(long cseq, Media answer, boolean joins) {
    told = joins ? answer : null;
    world.tell(call, new MediaOrder.AnswerPhone(cseq, answer, joins));
  }

  void refuseOwn(long cseq, int code) {
    world.tell(call, new MediaOrder.RefusePhone(cseq, code));
  }

  /** The phone described itself in an answer to a full offer. */
  void described(Media answer) {
    said = answer;
  }

  /** What the phone said with the last provisional answer that had a description; once. */
  @Nullable Media early() {
    Media said = early;
    early = null;
    return said;
  }

  /** The first descriptions were exchanged by the INVITE and our answer to it. */
  void met(@Nullable Media phone, Media ours) {
    said = phone == null ? said : phone;
    told = ours;
  }

  private CompletionStage<Said> ask(long ticket, MediaOrder order) {
    if (isOver()) {
      return CompletableFuture.completedStage(Reason.no(Reason.TERMINATED, ""));
    }
    CompletableFuture<Said> outcome = new CompletableFuture<>();
    asked.put(ticket, outcome);
    world.tell(call, order);
    world.afterExchange(() -> world.tell(call, new MediaOrder.GiveUp(ticket)), outcome);
    return outcome;
  }

  void hangUp() {
    if (!isOver()) {
      world.hangUp(call);
    }
  }

  /** What another one says, with no more than the marks of both let through. */
  Media limited(Media media, Line speaker) {
    MediaDirection most = Marks.told(marks, speaker.marks, world.oneWayHold());
    return media.limited(most);
  }
}

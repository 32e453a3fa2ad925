package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Answer;
import org.switchhook.rest.Attempt;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.LateAnswer;
import org.switchhook.rest.Outcome;
import org.switchhook.rest.Page;
import org.switchhook.security.Caller;

/**
 * Transfers for REST. The rules have let the target through, and the answer is stored, before
 * anything leaves: a request that is sent again moves nobody again.
 */
@Singleton
class Transfers {
  private final PairNames names;
  private final TransferBooks books;
  private final TransferCommands commands;
  private final PairLegs legs;
  private final Idempotency idempotency;

  @Inject
  Transfers(
      PairNames names,
      TransferBooks books,
      TransferCommands commands,
      PairLegs legs,
      Idempotency idempotency) {
    this.names = names;
    this.books = books;
    this.commands = commands;
    this.legs = legs;
    this.idempotency = idempotency;
  }

  /**
   * Answers before anything is sent; what becomes of it is told by the transfer.
   *
   * @throws Problem whatever refuses it; nothing is sent then
   */
  Response create(Attempt attempt, String call, NewTransfer wish) {
    AtomicReference<@Nullable Made> made = new AtomicReference<>();
    boolean begun = false;
    try {
      Outcome<TransferView> outcome =
          idempotency.once(attempt, () -> accept(attempt.caller(), call, wish, made));
      Made transfer = made.get();
      if (transfer != null && outcome.fresh().isPresent()) {
        commands.begin(transfer.pair(), transfer.transfer(), transfer.other(), event -> {});
        begun = true;
      }
      return outcome.response();
    } finally {
      Made transfer = made.get();
      if (!begun && transfer != null) {
        transfer.pair().transfers().withdraw(transfer.transfer());
      }
    }
  }

  private Answer<TransferView> accept(
      Caller who, String call, NewTransfer wish, AtomicReference<@Nullable Made> made) {
    TransferPicture.Kind kind = wish.kind();
    Side transferor = wish.side();
    PartyOfCall joined = kind == TransferPicture.Kind.ATTENDED ? wish.joined() : null;
    String target = joined == null ? wish.address() : wish.target();
    Pair pair = answered(who, call);
    TransferCommands.Party other = joined == null ? null : other(who, pair, joined);
    if (target != null) {
      permit(pair.maker(), target);
    }
    Transfer transfer = commands.open(pair, kind, transferor, target, other);
    if (transfer == null) {
      throw TransferProblem.running();
    }
    pair.transfers().promise(transfer);
    made.set(new Made(pair, transfer, other));
    String path = "/api/v1/calls/" + pair.id() + "/transfers/" + transfer.id();
    return new Answer<>(201, path, TransferView.of(pair.id(), transfer.picture()));
  }

  private Pair answered(Caller who, String call) {
    PairPicture picture = books.find(who, call).call();
    if (picture.state() != PairPicture.State.CONNECTED) {
      throw CommandProblem.notAnswered();
    }
    return names.show(who, picture.id()).orElseThrow(CommandProblem::notAnswered);
  }

  private TransferCommands.Party other(Caller who, Pair pair, PartyOfCall joined) {
    Pair other =
        names
            .show(who, joined.callid())
            .orElseThrow(
                () -> new Problem(404, "call-unknown", "call", "There is no such call for you"));
    if (other.equals(pair)) {
      throw TransferProblem.sameCall();
    }
    return new TransferCommands.Party(other, joined.side());
  }

  private void permit(Caller maker, String target) {
    try {
      legs.permits(maker, List.of(target));
    } catch (Problem refusal) {
      String named = refusal.field();
      if (named == null) {
        throw refusal;
      }
      String detail = refusal.detail().replaceFirst("^" + named + " ", "target ");
      throw new Problem(refusal.status(), refusal.id(), "target", detail, refusal.members());
    }
  }

  /**
   * The one that runs and the last that have ended, newest first.
   *
   * @throws Problem 404 {@code call-unknown}
   */
  Page<TransferView> list(Caller who, String call) {
    TransferBooks.Found found = books.find(who, call);
    return new Page<>(
        found.transfers().all().stream()
            .map(each -> TransferView.of(found.call().id(), each.picture()))
            .toList(),
        null);
  }

  /**
   * @throws Problem 404 {@code call-unknown}, {@code transfer-unknown}
   */
  TransferView show(Caller who, String call, String id) {
    return view(find(who, call, id));
  }

  private Transfer find(Caller who, String call, String id) {
    return books.find(who, call).transfers().find(id).orElseThrow(TransferProblem::unknown);
  }

  private static TransferView view(Transfer transfer) {
    return TransferView.of(transfer.call(), transfer.picture());
  }

  /** As {@link #show}; then answers when the transferor speaks to the other one. */
  void swap(Caller who, String call, String id, LateAnswer answer) {
    change(find(who, call, id), answer, commands::swap);
  }

  /** As {@link #show}; then answers when it is done, or 202 while the target rings. */
  void complete(Caller who, String call, String id, LateAnswer answer) {
    change(find(who, call, id), answer, commands::complete);
  }

  /** As {@link #show}; then answers when the call is what it was before. */
  void cancel(Caller who, String call, String id, LateAnswer answer) {
    change(find(who, call, id), answer, commands::cancel);
  }

  private static void change(Transfer transfer, LateAnswer answer, Change change) {
    CommandListener listener = event -> tell(event, transfer, answer);
    Pair pair = transfer.pair();
    if (pair == null) {
      listener.on(new CommandEvent.Failed(TransferCommands.wrong("The transfer has ended")));
    } else {
      change.of(pair, transfer, listener);
    }
  }

  /** In the call's turn. */
  private static void tell(CommandEvent event, Transfer transfer, LateAnswer answer) {
    if (event instanceof CommandEvent.Done) {
      boolean rings = transfer.state() == TransferPicture.State.CALLING;
      answer.give(Response.status(rings ? 202 : 200).entity(view(transfer)).build());
    } else if (event instanceof CommandEvent.Failed failed) {
      answer.give(TransferProblem.of(failed.failure()));
    }
  }

  /** A command on a transfer that has not ended, or not long ago. */
  private interface Change {
    void of(Pair pair, Transfer transfer, CommandListener listener);
  }

  private record Made(Pair pair, Transfer transfer, TransferCommands.@Nullable Party other) {}
}

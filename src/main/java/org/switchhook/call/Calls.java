package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.Intents;
import org.switchhook.platform.Ids;

/**
 * The stored calls. What is read shows the live status: statuses still on their way to the database
 * are laid over the row. Every method waits for the database and joins the caller's transaction.
 */
@Singleton
@Transactional
public class Calls {
  private static final String OF_ROOM = "select c from Call c where c.room = :room";
  private static final String BEFORE =
      " and (c.acceptedAt < :time or (c.acceptedAt = :time and c.id < :id))";
  private static final String NEWEST_FIRST = " order by c.acceptedAt desc, c.id desc";

  @PersistenceContext private EntityManager store;

  private final CallJournal journal;
  private final Intents intents;
  private final Traces traces;
  private final FirstDialogs dialogs;
  private final Ids ids;
  private final Clock clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public Calls(
      CallJournal journal,
      Intents intents,
      Traces traces,
      FirstDialogs dialogs,
      Ids ids,
      Clock clock) {
    this.journal = journal;
    this.intents = intents;
    this.traces = traces;
    this.dialogs = dialogs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stores a new call, its intent and the dialog of its INVITE. The call may be placed when the
   * transaction has committed.
   *
   * @throws org.switchhook.platform.Problem 503 {@code journal-full}
   */
  public Accepted accept(CallRequest request) {
    journal.requireRoom();
    Call call = new Call(new CallId(ids.next()), request, clock.instant());
    store.persist(call);
    DialPermit permit = request.permit();
    intents.store(call.id(), permit);
    Dialog dialog = dialogs.of(permit, request.opening());
    traces.store(call.id(), permit.trunk(), dialog);
    return new Accepted(call, dialog);
  }

  /**
   * Stores a new call from a phone and the dialog of its INVITE. It may be answered when the
   * transaction has committed.
   *
   * @throws org.switchhook.platform.Problem 503 {@code journal-full}
   */
  public void accept(CallId id, IncomingRequest request) {
    journal.requireRoom();
    store.persist(new Call(id, request, clock.instant()));
    traces.store(id, request.trunk(), request.dialog());
  }

  public Optional<Call> find(CallId id) {
    List<CallFact.Changed> unwritten = journal.unwritten(); // first: it may be written meanwhile
    return Optional.ofNullable(store.find(Call.class, id.value()))
        .map(call -> live(call, unwritten));
  }

  /**
   * A part of the calls of a room, newest first, ended ones too.
   *
   * @param time only calls accepted before this time, or at it with an id below {@code id}; null
   *     from the newest on
   * @param most how many at most
   */
  public List<Call> of(RoomId room, @Nullable Instant time, String id, int most) {
    List<CallFact.Changed> unwritten = journal.unwritten();
    TypedQuery<Call> query =
        store
            .createQuery(OF_ROOM + (time == null ? "" : BEFORE) + NEWEST_FIRST, Call.class)
            .setParameter("room", room.value())
            .setMaxResults(most);
    if (time != null) {
      query.setParameter("time", time).setParameter("id", id);
    }
    return query.getResultList().stream().map(call -> live(call, unwritten)).toList();
  }

  /** The calls of a room that have no end in the database; some may have ended just now. */
  public List<CallId> unended(RoomId room) {
    return store
        .createQuery(
            "select c.id from Call c where c.room = :room and c.endedAt is null", String.class)
        .setParameter("room", room.value())
        .getResultList()
        .stream()
        .map(CallId::new)
        .toList();
  }

  /**
   * Forgets calls that ended before a time, oldest first, and what was stored for them.
   *
   * @param most how many at most
   * @return how many that were
   */
  public int forget(Instant endedBefore, int most) {
    List<String> old =
        store
            .createQuery(
                "select c.id from Call c where c.endedAt < :time order by c.endedAt", String.class)
            .setParameter("time", endedBefore)
            .setMaxResults(most)
            .getResultList();
    if (!old.isEmpty()) {
      intents.forget(old.stream().map(CallId::new).toList());
      store
          .createQuery("delete from Call c where c.id in :ids")
          .setParameter("ids", old)
          .executeUpdate();
    }
    return old.size();
  }

  /**
   * Ends in the database what was alive when the process died; {@link LostCalls} ends it on the
   * wire. To be called at the start, before any call is placed.
   *
   * @return how many calls that were
   */
  public int recover() {
    List<Call> lost =
        store
            .createQuery("select c from Call c where c.endedAt is null", Call.class)
            .getResultList();
    Instant now = clock.instant();
    for (Call call : lost) {
      boolean answered = call.status() == Status.CONNECTED;
      call.progress(
          answered ? Progress.cleared(CallEnd.UNKNOWN) : Progress.rejected(CallEnd.UNKNOWN), now);
      intents.resolve(call.id(), CallEnd.UNKNOWN.cause());
    }
    return lost.size();
  }

  /** What is laid over a row must not be written by the reader. */
  private Call live(Call row, List<CallFact.Changed> unwritten) {
    store.detach(row);
    unwritten.stream().filter(fact -> fact.call().equals(row.id())).forEach(row::add);
    return row;
  }
}

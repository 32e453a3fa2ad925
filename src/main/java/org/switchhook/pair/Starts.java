package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.switchhook.dialling.DialPermit;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Answer;
import org.switchhook.rest.Attempt;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.Outcome;
import org.switchhook.security.Caller;

/**
 * Starts calls for REST. The rules have let both parties through, and the answer is stored, before
 * anything leaves: a request that is sent again rings nobody again.
 */
@Singleton
class Starts {
  private final PairNames names;
  private final PairWorld world;
  private final PairLegs legs;
  private final Idempotency idempotency;

  @Inject
  Starts(PairNames names, PairWorld world, PairLegs legs, Idempotency idempotency) {
    this.names = names;
    this.world = world;
    this.legs = legs;
    this.idempotency = idempotency;
  }

  /**
   * Answers before a phone rings; what becomes of it is told by the call.
   *
   * @throws Problem whatever refuses the call, with the field {@code caller} or {@code callee} when
   *     it is about one of them; nothing is sent then
   */
  Response start(Attempt attempt, NewCall wish) {
    AtomicReference<@Nullable Accepted> stored = new AtomicReference<>();
    boolean begun = false;
    try {
      Outcome<PairView> outcome =
          idempotency.once(attempt, () -> accept(attempt.caller(), wish, stored));
      Accepted call = stored.get();
      if (call != null && outcome.fresh().isPresent()) {
        begin(call);
        begun = true;
      }
      return outcome.response();
    } finally {
      Accepted call = stored.get();
      if (!begun && call != null) {
        world.over(call.pair());
      }
    }
  }

  private Answer<PairView> accept(
      Caller who, NewCall wish, AtomicReference<@Nullable Accepted> stored) {
    List<DialPermit> permits =
        List.of(permit(who, "caller", wish.caller()), permit(who, "callee", wish.callee()));
    Pair pair = new Pair(world.newId(), who, null, world);
    world.seat(pair);
    pair.telling().accept();
    StartOrder order = new StartOrder(wish.caller(), wish.callee(), null);
    stored.set(new Accepted(pair, new Starting(pair, world, order, permits, event -> {})));
    return new Answer<>(201, "/api/v1/calls/" + pair.id(), PairView.of(pair.telling().shown()));
  }

  private DialPermit permit(Caller who, String field, String address) {
    try {
      return legs.permits(who, List.of(address)).get(0);
    } catch (Problem refusal) {
      String named = refusal.field();
      if (named == null) {
        throw refusal;
      }
      String detail = refusal.detail().replaceFirst("^" + named + " ", field + " ");
      throw new Problem(refusal.status(), refusal.id(), field, detail, refusal.members());
    }
  }

  private void begin(Accepted call) {
    names.add(call.pair());
    call.pair().execute(() -> call.pair().begin(call.starting()));
  }

  private record Accepted(Pair pair, Starting starting) {}
}

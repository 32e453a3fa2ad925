package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.dialling.DialPermit;

/** Makes calls between two parties of calls that came in. */
@Singleton
public class PassingOn {
  private final PairNames names;
  private final PairWorld world;
  private final PairLegs legs;

  @Inject
  PassingOn(PairNames names, PairWorld world, PairLegs legs) {
    this.names = names;
    this.world = world;
    this.legs = legs;
  }

  /**
   * Rings the callee. Waits for the database. When it returns the INVITE will have its answer.
   *
   * @param reply to that INVITE
   * @throws org.switchhook.platform.Problem whatever forbids it; nothing was sent, and the INVITE
   *     has no answer
   */
  public void pass(Passage passage, IncomingCallHandler.Reply reply) {
    List<DialPermit> permits = legs.permits(passage.owner(), List.of(passage.callee()));
    Pair pair = new Pair(world.newId(), passage.owner(), null, world);
    world.seat(pair);
    pair.telling().accept();
    names.add(pair);
    pair.execute(() -> pair.begin(new Passing(pair, world, passage, permits.get(0), reply)));
  }
}

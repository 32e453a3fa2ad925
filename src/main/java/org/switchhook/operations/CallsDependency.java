package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.LiveCalls;

/** The willingness to take new calls: down while this node is emptied or stops. */
@Singleton
class CallsDependency implements Dependency {
  private final LiveCalls live;

  @Inject
  CallsDependency(LiveCalls live) {
    this.live = live;
  }

  @Override
  public Condition condition() {
    boolean takes = !live.isStopping() && live.drainedSince().isEmpty();
    return new Condition("calls", State.of(takes), true, detail(takes));
  }

  private String detail(boolean takes) {
    if (takes) {
      return "New calls are taken";
    }
    return live.isStopping() ? "The server stops" : "An admin lets this server run empty";
  }
}

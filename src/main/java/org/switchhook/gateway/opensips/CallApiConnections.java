package org.switchhook.gateway.opensips;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Outlet;

/** The open connections of this node, up to a limit. */
@Singleton
class CallApiConnections {
  private final Set<CallApiConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final CallApiWorld world;

  @Inject
  CallApiConnections(CallApiWorld world) {
    this.world = world;
  }

  /** Opens a connection; past the limit one that is over at once. */
  CallApiConnection open(Outlet outlet, Admission admission) {
    CallApiConnection connection = new CallApiConnection(outlet, admission, world, this::closed);
    open.add(connection);
    if (count.incrementAndGet() > world.limits().connections()) {
      connection.end(CloseCode.TRY_LATER);
    } else {
      connection.open();
    }
    return connection;
  }

  private void closed(CallApiConnection connection) {
    open.remove(connection);
    count.decrementAndGet();
  }

  CallApiWorld world() {
    return world;
  }

  @PreDestroy
  void stop() {
    open.forEach(connection -> connection.end(CloseCode.GOING_AWAY));
  }
}

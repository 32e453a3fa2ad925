package org.switchhook.events;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Outlet;
import org.switchhook.socket.SocketWorld;

/** The open sockets of this node, up to a limit. */
@Singleton
class Conversations {
  private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sockets = new AtomicInteger();
  private final Sessions sessions;
  private final EventSettings settings;
  private final SocketWorld world;

  @Inject
  Conversations(Sessions sessions, EventSettings settings, SocketWorld world) {
    this.sessions = sessions;
    this.settings = settings;
    this.world = world;
  }

  /** Starts a conversation; past the limit one that is over at once. */
  Conversation open(Outlet outlet) {
    Conversation conversation = new Conversation(outlet, sessions, settings, world, this::closed);
    open.add(conversation);
    if (sockets.incrementAndGet() > settings.sockets()) {
      conversation.end(CloseCode.TRY_LATER);
    } else {
      conversation.open();
    }
    return conversation;
  }

  private void closed(Conversation conversation) {
    open.remove(conversation);
    sockets.decrementAndGet();
  }

  /** How many sockets are open. */
  int size() {
    return sockets.get();
  }

  @PreDestroy
  void stop() {
    open.forEach(conversation -> conversation.end(CloseCode.GOING_AWAY));
  }
}

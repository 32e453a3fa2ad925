package org.switchhook.bench.limit;

import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A socket that gives every message to all sockets: no room, no token, no number, no limit. */
@ServerEndpoint("/fan")
public class Fan {
  private static final Queue<Session> ALL = new ConcurrentLinkedQueue<>();

  @OnOpen
  public void open(Session session) {
    ALL.add(session);
  }

  @OnMessage
  public void tell(String text) {
    for (Session session : ALL) {
      if (session.isOpen()) {
        session.getAsyncRemote().sendText(text);
      }
    }
  }
}

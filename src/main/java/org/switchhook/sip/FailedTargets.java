package org.switchhook.sip;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The TCP targets that did not answer a moment ago: who asks for one again in that time is told at
 * once, and holds no thread for it. Safe for use by many threads.
 */
final class FailedTargets {
  private static final int SECONDS = 5;
  private static final int MOST = 1000;

  private final Map<SocketAddress, Integer> secondsLeft = new ConcurrentHashMap<>();

  /**
   * @throws IOException when the target is one of them
   */
  void check(SocketAddress target) throws IOException {
    if (secondsLeft.containsKey(target)) {
      throw new ConnectException("No connection a moment ago");
    }
  }

  /** Forgets it after a few seconds. */
  void add(SocketAddress target) {
    if (secondsLeft.size() < MOST) {
      secondsLeft.put(target, SECONDS);
    }
  }

  /** To be called once a second. */
  void sweep() {
    for (SocketAddress target : secondsLeft.keySet()) {
      secondsLeft.computeIfPresent(target, (key, left) -> left > 1 ? left - 1 : null);
    }
  }
}

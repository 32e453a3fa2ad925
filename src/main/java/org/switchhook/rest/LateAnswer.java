package org.switchhook.rest;

/**
 * The one answer to a request whose method has returned. May be given on any thread; never waits.
 */
public interface LateAnswer {
  /**
   * Sends the answer from a thread that may wait for a slow reader.
   *
   * @param answer a {@code Response}, or a {@link org.switchhook.platform.Problem} or other
   *     exception to be mapped
   */
  void give(Object answer);
}

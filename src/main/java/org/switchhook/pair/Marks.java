package org.switchhook.pair;

import org.switchhook.call.MediaDirection;

/**
 * Who holds a leg. Both marks have owners of their own: a resume takes ours only, a phone takes its
 * own only.
 *
 * @param ours a command holds the leg
 * @param phone the phone on the leg holds the other one: it does not listen
 */
record Marks(boolean ours, boolean phone) {
  static final Marks NONE = new Marks(false, false);

  Marks ours(boolean held) {
    return new Marks(held, phone);
  }

  Marks phone(boolean holds) {
    return new Marks(ours, holds);
  }

  /**
   * The most that a leg may be told of the other one's media, as the other one would say it.
   *
   * @param oneWay true when a leg that is held by us still hears the other one
   */
  static MediaDirection told(Marks listener, Marks speaker, boolean oneWay) {
    return MediaDirection.of(flows(speaker, listener, oneWay), flows(listener, speaker, oneWay));
  }

  private static boolean flows(Marks from, Marks to, boolean oneWay) {
    boolean heard = !from.ours() && (oneWay || !to.ours());
    return heard && !to.phone();
  }
}

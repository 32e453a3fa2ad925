package org.switchhook.pair;

/** Something under way that wants to hear of provisional answers. */
interface Provisional extends Op {
  void tried(Line line, int code, String reason);
}

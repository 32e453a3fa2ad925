package org.switchhook.pair;

/** Hears how one command goes on. */
public interface CommandListener {
  /**
   * Called for one event after the other, in order, from threads that must not wait: hand over and
   * return. The last event is {@link CommandEvent.Done} or {@link CommandEvent.Failed}, exactly
   * once.
   */
  void on(CommandEvent event);
}

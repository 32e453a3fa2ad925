package org.switchhook.events;

import java.util.List;
import java.util.Set;

/** What the socket {@code /events} understands, as the code that reads it says. */
public final class SocketMessages {
  private SocketMessages() {}

  /** Every {@code type} that a client may use. */
  public static Set<String> names() {
    return ClientMessages.TYPES;
  }

  /** Every type that a message is read into; each names the right it needs. */
  public static List<Class<?>> kinds() {
    return List.of(ClientMessage.class.getPermittedSubclasses());
  }

  /** What a text is read into. */
  public static Class<?> kind(String text) {
    return ClientMessages.read(text).getClass();
  }
}

package org.switchhook.directory;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.switchhook.address.Person;
import org.switchhook.platform.Log;
import org.switchhook.security.CallerSeen;

/**
 * Sees to it that who comes with a verified token is in the directory. Those who were seen since
 * the start are remembered, so that most tokens cost no query. Being unable to store a newcomer
 * turns nobody away; the next token tries again.
 */
@Singleton
class Newcomers {
  private static final System.Logger LOG = Log.of(Newcomers.class);
  private static final int REMEMBERED = 10_000;

  private final Binding binding;
  private final Map<Person, CallerSeen> known = new ConcurrentHashMap<>();

  @Inject
  Newcomers(Binding binding) {
    this.binding = binding;
  }

  void on(@Observes CallerSeen seen) {
    Person person = seen.caller().person();
    if (seen.equals(known.get(person))) {
      return;
    }
    try {
      bind(seen);
    } catch (Exception e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.WARNING, "a caller could not be put into the directory", e);
      return;
    }
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(person, seen);
  }

  /** The second time finds what another request, or another node, has stored at the same moment. */
  private void bind(CallerSeen seen) {
    try {
      binding.bind(seen);
    } catch (Exception e) { // as above
      LOG.log(Level.DEBUG, "once more", e);
      binding.bind(seen);
    }
  }
}

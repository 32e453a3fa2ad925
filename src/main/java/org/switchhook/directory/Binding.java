package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchhook.platform.Ids;
import org.switchhook.security.Caller;
import org.switchhook.security.CallerSeen;

/**
 * Ties the subject of a token to a user of its domain. A user who was put there under the same
 * username and has no subject yet is the one; otherwise a new user is made. Once tied, a subject
 * stays with its user, whatever name later tokens bring.
 */
@Singleton
public class Binding {
  private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");

  private final Domains domains;
  private final Users users;
  private final HexIds ids;

  @Inject
  public Binding(Domains domains, Users users, Ids ids) {
    this.domains = domains;
    this.users = users;
    this.ids = new HexIds(ids);
  }

  /** In a transaction; two first sights at once let one fail, and a repetition finds the user. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void bind(CallerSeen seen) {
    Caller caller = seen.caller();
    domains.keep(caller.domain());
    User user = users.bySubject(caller.domain(), caller.user()).orElseGet(() -> unbound(seen));
    user.actAs(caller.role());
  }

  private User unbound(CallerSeen seen) {
    Caller caller = seen.caller();
    String name = NAME.matcher(seen.username()).matches() ? seen.username() : caller.user().value();
    Optional<User> namesake = users.byUsername(caller.domain(), name);
    User user =
        namesake
            .filter(known -> !known.isBound())
            .orElseGet(() -> made(caller, name, namesake.isPresent()));
    user.bind(caller.user());
    return user;
  }

  private User made(Caller caller, String name, boolean taken) {
    String id = ids.next();
    User made = new User(id, caller.domain(), taken ? id : name, caller.role());
    users.add(made);
    return made;
  }
}

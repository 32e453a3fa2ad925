package org.switchhook.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.DomainId;
import org.switchhook.directory.Directory;
import org.switchhook.directory.UserView;
import org.switchhook.security.Caller;

/**
 * Says what people may do. Every method waits for the database and is a transaction, or part of the
 * one it is called in; the answer holds for that moment.
 */
@Singleton
@Transactional
public class Permissions {
  private final Directory directory;
  private final Settings settings;
  private final boolean adminsExempt;

  /**
   * @param adminsExempt whether admins are never limited
   */
  @Inject
  public Permissions(
      Directory directory,
      Settings settings,
      @ConfigProperty(name = "switchhook.permission.admins-exempt") boolean adminsExempt) {
    this.directory = directory;
    this.settings = settings;
    this.adminsExempt = adminsExempt;
  }

  /** For somebody who asks for himself; his role is the one of his token. */
  public Decision of(Caller caller, Permission permission) {
    return rule(caller).decide(permission, settings::value);
  }

  /** For somebody who is not asking, such as one who is called. */
  public Decision of(UserView user, Permission permission) {
    return rule(user).decide(permission, settings::value);
  }

  /** All that holds for the caller himself. */
  public EffectiveView effective(Caller caller) {
    Inheritance rule = rule(caller);
    return EffectiveView.of(permission -> rule.decide(permission, settings::value));
  }

  /**
   * All that holds for a user, for the admins who run him.
   *
   * @throws org.switchhook.platform.Problem 404 {@code user-unknown}
   */
  public EffectiveView effective(Caller admin, String user) {
    Inheritance rule = rule(directory.user(admin, user));
    return EffectiveView.of(permission -> rule.decide(permission, settings::value));
  }

  private Inheritance rule(Caller caller) {
    return rule(caller.isAdmin(), directory.of(caller), caller.domain());
  }

  private Inheritance rule(UserView user) {
    return rule(user.isAdmin(), Optional.of(user), user.domainId());
  }

  private Inheritance rule(boolean admin, Optional<UserView> user, DomainId domain) {
    List<Holder> nearestFirst = new ArrayList<>();
    user.map(Holder::of).ifPresent(nearestFirst::add);
    directory.lineage(domain).stream().map(Holder::of).forEach(nearestFirst::add);
    return new Inheritance(admin && adminsExempt, nearestFirst);
  }
}

package org.switchhook.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Optional;
import org.switchhook.directory.Directory;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * Sets, reads and takes away what is set for users and domains, for the admins who run them. Every
 * method is a transaction; ids that are none of the admin's business give 404 {@code user-unknown}
 * or {@code domain-unknown}.
 */
@Singleton
@Transactional
public class PermissionKeeping {
  private final Directory directory;
  private final Settings settings;

  @Inject
  public PermissionKeeping(Directory directory, Settings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /**
   * Permissions that are not in the set keep their value.
   *
   * @return all that is set for the user now
   * @throws Problem 400 {@code permissions-missing} when the set is empty
   */
  public PermissionSet setUser(Caller admin, String id, PermissionSet wanted) {
    requireSome("body", wanted);
    return set(admin, Holder.of(directory.lockUser(admin, id)), wanted);
  }

  /** As {@link #setUser}. */
  public PermissionSet setDomain(Caller admin, String id, PermissionSet wanted) {
    requireSome("body", wanted);
    return set(admin, Holder.of(directory.lockDomain(admin, id)), wanted);
  }

  /** All changes, or none when one of them is refused. */
  public void setAll(Caller admin, Batch batch) {
    batch.changes().forEach(item -> requireSome("changes", item.set()));
    batch.changes().stream()
        .sorted(Comparator.comparing(Batch.Item::order))
        .forEach(
            item -> {
              if (item.user() != null) {
                setUser(admin, item.user(), item.set());
              } else {
                setDomain(admin, String.valueOf(item.domain()), item.set());
              }
            });
  }

  /** What is set for the user himself, without what he inherits. */
  public PermissionSet ofUser(Caller admin, String id) {
    return read(Holder.of(directory.user(admin, id)));
  }

  /** What is set for the domain itself. */
  public PermissionSet ofDomain(Caller admin, String id) {
    return read(Holder.of(directory.domain(admin, id)));
  }

  /**
   * Lets the user inherit again; what is not set stays so.
   *
   * @param name of one permission; empty for all
   * @throws Problem 400 {@code permission-unknown}
   */
  public void clearUser(Caller admin, String id, Optional<String> name) {
    clear(admin, Holder.of(directory.lockUser(admin, id)), name);
  }

  /** As {@link #clearUser}. */
  public void clearDomain(Caller admin, String id, Optional<String> name) {
    clear(admin, Holder.of(directory.lockDomain(admin, id)), name);
  }

  /** The audit trail of all that the admin runs, newest first. */
  public Page<ChangeView> changes(Caller admin, Slice slice) {
    return Page.of(
        settings.changes(directory.runBy(admin), slice), slice, Change::cursor, Change::view);
  }

  private PermissionSet set(Caller admin, Holder holder, PermissionSet wanted) {
    wanted.values().forEach((name, value) -> settings.set(admin, holder, name, value));
    return read(holder);
  }

  private PermissionSet read(Holder holder) {
    return PermissionSet.of(permission -> settings.value(holder, permission).orElse(null));
  }

  private void clear(Caller admin, Holder holder, Optional<String> name) {
    if (name.isPresent()) {
      Permission one = Permission.of(name.get()).orElseThrow(PermissionProblem::unknown);
      settings.set(admin, holder, one, null);
    } else {
      for (Permission each : Permission.values()) {
        settings.set(admin, holder, each, null);
      }
    }
  }

  private static void requireSome(String field, PermissionSet wanted) {
    if (wanted.values().isEmpty()) {
      throw PermissionProblem.nothingSet(field);
    }
  }
}

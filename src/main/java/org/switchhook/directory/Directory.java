package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.E164;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * Reads and changes users and domains for the admins who run them: those of the same domain and of
 * the domains above. To everybody else they do not exist. Every method waits for the database and
 * is a transaction, or part of the one it is called in.
 */
@Singleton
@Transactional
public class Directory {
  private static final int MOST_NUMBERS = 20;

  private final Domains domains;
  private final Users users;

  @Inject
  public Directory(Domains domains, Users users) {
    this.domains = domains;
    this.users = users;
  }

  /** The user behind a caller; empty as long as his first token could not be stored. */
  public Optional<UserView> of(Caller caller) {
    return users.bySubject(caller.domain(), caller.user()).map(User::view);
  }

  /** Whom a telephone number rings, whoever asks. */
  public Optional<UserView> ownerOf(E164 number) {
    return users.byNumber(number).map(User::view);
  }

  /** The domain itself, then those above it, the nearest first. */
  public List<DomainId> lineage(DomainId domain) {
    return domains.lineage(domain);
  }

  /** All that the caller runs as an admin; his own domain is always among them. */
  public Set<DomainId> runBy(Caller admin) {
    return domains.below(admin.domain());
  }

  /**
   * @throws DirectoryProblem 404 {@code user-unknown}, also when the admin does not run his domain
   */
  public UserView user(Caller admin, String id) {
    return user(admin, id, false).view();
  }

  /** As {@link #user}; other changes of the user wait until the transaction ends. */
  public UserView lockUser(Caller admin, String id) {
    return user(admin, id, true).view();
  }

  /**
   * Gives the domain back when the admin runs it.
   *
   * @throws DirectoryProblem 404 {@code domain-unknown}
   */
  public DomainId domain(Caller admin, String id) {
    return run(admin, id).id();
  }

  /** As {@link #domain}; other changes of the domain wait until the transaction ends. */
  public DomainId lockDomain(Caller admin, String id) {
    DomainId domain = domain(admin, id);
    domains.lock(domain);
    return domain;
  }

  public Page<UserView> list(Caller admin, Slice slice) {
    return Page.of(
        users.of(runBy(admin), slice), slice, user -> Cursor.at(user.view().id()), User::view);
  }

  /** All domains that the admin runs, his own first. */
  public List<DomainView> domains(Caller admin) {
    return runBy(admin).stream()
        .map(id -> new DomainView(id.value(), id.equals(admin.domain()) ? null : parent(id)))
        .toList();
  }

  /**
   * Replaces the telephone numbers of a user.
   *
   * @throws org.switchhook.platform.Problem 404 {@code user-unknown}, 400 {@code numbers-invalid},
   *     409 {@code number-taken}
   */
  public UserView number(Caller admin, String id, NumbersOfUser wanted) {
    User user = user(admin, id, true);
    List<E164> numbers = parsed(wanted.numbers());
    for (E164 number : numbers) {
      if (users.byNumber(number).filter(owner -> owner != user).isPresent()) {
        throw DirectoryProblem.numberTaken();
      }
    }
    user.answer(numbers);
    if (!users.flush()) {
      throw DirectoryProblem.numberTaken();
    }
    return user.view();
  }

  private @Nullable String parent(DomainId id) {
    return domains.find(id).flatMap(Domain::parent).map(DomainId::value).orElse(null);
  }

  private User user(Caller admin, String id, boolean lock) {
    Optional<User> found =
        !HexIds.FORM.matcher(id).matches()
            ? Optional.empty()
            : lock ? users.lock(id) : users.find(id);
    return found
        .filter(user -> isRun(admin, user.view().domainId()))
        .orElseThrow(DirectoryProblem::userUnknown);
  }

  private Domain run(Caller admin, String id) {
    try {
      return domains
          .find(new DomainId(id))
          .filter(domain -> isRun(admin, domain.id()))
          .orElseThrow(DirectoryProblem::domainUnknown);
    } catch (IllegalArgumentException e) {
      throw DirectoryProblem.domainUnknown();
    }
  }

  private boolean isRun(Caller admin, DomainId domain) {
    return admin.isAdmin() && domains.lineage(domain).contains(admin.domain());
  }

  private static List<E164> parsed(List<@Nullable String> texts) {
    if (texts.size() > MOST_NUMBERS) {
      throw DirectoryProblem.numbers(MOST_NUMBERS);
    }
    try {
      return texts.stream().map(text -> new E164(text == null ? "" : text, null)).toList();
    } catch (IllegalArgumentException e) {
      throw DirectoryProblem.numbers(MOST_NUMBERS);
    }
  }
}

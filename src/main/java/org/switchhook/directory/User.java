package org.switchhook.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.E164;
import org.switchhook.address.UserId;
import org.switchhook.security.Role;

/** Somebody of a domain, known from its tokens or put there before the first one came. */
@Entity
@Table(name = "users")
public class User {
  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "domain_id")
  private String domain;

  @Column(name = "username")
  private String username;

  @Column(name = "subject")
  private @Nullable String subject;

  @Enumerated(EnumType.STRING)
  @Column(name = "role")
  private Role role;

  @ElementCollection
  @CollectionTable(name = "user_number", joinColumns = @JoinColumn(name = "user_id"))
  @Column(name = "number")
  private Set<String> numbers = new HashSet<>();

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected User() {}

  User(String id, DomainId domain, String username, Role role) {
    this.id = id;
    this.domain = domain.value();
    this.username = username;
    this.role = role;
  }

  boolean isBound() {
    return subject != null;
  }

  /** From now on the tokens of this subject are his; a second binding is refused. */
  void bind(UserId to) {
    if (subject != null) {
      throw new IllegalStateException("user " + id + " is bound already");
    }
    subject = to.value();
  }

  /** The role that his last token gave him. */
  void actAs(Role now) {
    role = now;
  }

  /** Replaces his numbers. */
  void answer(Collection<E164> wanted) {
    Set<String> texts = wanted.stream().map(E164::digits).collect(Collectors.toSet());
    numbers.retainAll(texts);
    numbers.addAll(texts);
  }

  UserView view() {
    String word = role.name().toLowerCase(Locale.ROOT);
    return new UserView(id, username, domain, word, numbers.stream().sorted().toList());
  }
}

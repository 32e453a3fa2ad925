package org.switchhook.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;

/** A tenant, or a part of one: then it lies below another domain. */
@Entity
@Table(name = "domains")
public class Domain {
  @Id
  @Column(name = "id")
  private String id;

  @Version
  @Column(name = "version")
  private long version;

  @Column(name = "parent_id")
  private @Nullable String parent;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Domain() {}

  Domain(DomainId id) {
    this.id = id.value();
  }

  DomainId id() {
    return new DomainId(id);
  }

  /** Empty at a top of the tree. */
  Optional<DomainId> parent() {
    return Optional.ofNullable(parent).map(DomainId::new);
  }

  /**
   * @param above a domain that does not lie below this one; null for none
   */
  void moveBelow(@Nullable DomainId above) {
    parent = above == null ? null : above.value();
  }
}

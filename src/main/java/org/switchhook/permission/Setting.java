package org.switchhook.permission;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;

/** A value that was set for a user or a domain. */
@Entity
@Table(name = "permission_setting")
@SuppressWarnings("UnusedVariable") // Hibernate reads the key
class Setting {
  @EmbeddedId private Key key;

  @Column(name = "enabled")
  private boolean enabled;

  @Version
  @Column(name = "version")
  private long version;

  /** What the value is set for. */
  @Embeddable
  record Key(
      @Column(name = "holder_kind") String kind,
      @Column(name = "holder_id") String id,
      @Column(name = "name") String name)
      implements Serializable {
    static Key of(Holder holder, Permission permission) {
      return new Key(holder.kind().name(), holder.id(), permission.word());
    }
  }

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected Setting() {}

  Setting(Key key, boolean enabled) {
    this.key = key;
    this.enabled = enabled;
  }

  boolean isEnabled() {
    return enabled;
  }

  void enable(boolean now) {
    enabled = now;
  }
}

package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;

/** The configured tree of domains; key {@code switchhook.directory.parents}. */
@Singleton
public class DirectorySettings {
  private static final String KEY = "switchhook.directory.parents";

  private final Map<DomainId, Parent> parents = new LinkedHashMap<>();

  /**
   * The domain above another one.
   *
   * @param id null when there is none
   */
  record Parent(@Nullable DomainId id) {}

  /**
   * @throws IllegalArgumentException when a pair can not be read, or a child stands in two
   */
  @Inject
  public DirectorySettings(Config config) {
    config.getOptionalValues(KEY, String.class).orElse(List.of()).forEach(this::add);
  }

  private void add(String pair) {
    String[] names = pair.strip().split(":", -1);
    if (names.length != 2) {
      throw new IllegalArgumentException(KEY + " must be pairs of child:parent");
    }
    Parent above = new Parent(names[1].isEmpty() ? null : new DomainId(names[1]));
    if (parents.put(new DomainId(names[0]), above) != null) {
      throw new IllegalArgumentException(KEY + " gives " + names[0] + " two parents");
    }
  }

  Map<DomainId, Parent> parents() {
    return parents;
  }
}

package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.socket.OwnOrigins;

/**
 * The pages that may open {@code /call-api}: those of a list and no others, since somebody may need
 * no token there.
 */
@Singleton
class CallApiOrigins implements OwnOrigins {
  private static final String ANY = "*";

  private final Set<String> allowed;

  @Inject
  CallApiOrigins(@ConfigProperty(name = "switchhook.call-api.origins") Optional<String[]> allowed) {
    this.allowed =
        Arrays.stream(allowed.orElse(new String[0]))
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String path() {
    return CallApiEndpoint.PATH;
  }

  @Override
  public boolean allow(List<String> origins) {
    return origins.isEmpty()
        || allowed.contains(ANY)
        || (origins.size() == 1 && allowed.contains(origins.get(0).toLowerCase(Locale.ROOT)));
  }
}

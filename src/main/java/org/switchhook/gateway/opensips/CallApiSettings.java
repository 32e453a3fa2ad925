package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.DomainId;

/**
 * Who may come in to {@code /call-api}, and by which door.
 *
 * @param port of the listener that serves nothing else
 * @param localDomain domain of programs of this machine that come by that listener without a token;
 *     empty when none may
 * @param localDialect spoken on that listener
 * @param mainDialect spoken on the others
 */
@Singleton
record CallApiSettings(
    int port, Optional<DomainId> localDomain, Dialect localDialect, Dialect mainDialect) {
  @Inject
  CallApiSettings(
      @ConfigProperty(name = "switchhook.call-api.port") int port,
      @ConfigProperty(name = "switchhook.call-api.local-domain") Optional<String> localDomain,
      @ConfigProperty(name = "switchhook.call-api.local-dialect") String localDialect,
      @ConfigProperty(name = "switchhook.call-api.dialect") String dialect) {
    this(
        port,
        localDomain.map(DomainId::new),
        Dialect.configured("switchhook.call-api.local-dialect", localDialect),
        Dialect.configured("switchhook.call-api.dialect", dialect));
  }
}

package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.switchhook.address.DomainId;
import org.switchhook.address.E164;
import org.switchhook.platform.Ids;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;

/** What the directory holds before the first token comes. */
@Singleton
public class Seeds {
  /** Numbers that the sandbox trunk does not answer itself. */
  private static final String SAMPLE_NUMBERS = "+4930231259";

  private final Mode mode;
  private final DirectorySettings settings;
  private final Domains domains;
  private final Users users;
  private final HexIds ids;

  @Inject
  public Seeds(Mode mode, DirectorySettings settings, Domains domains, Users users, Ids ids) {
    this.mode = mode;
    this.settings = settings;
    this.domains = domains;
    this.users = users;
    this.ids = new HexIds(ids);
  }

  /**
   * Brings the tree of domains to what is configured and, in development mode, adds the sample
   * users that are not there. To be called at the start, before anything is served.
   *
   * @throws IllegalArgumentException when the configured tree is none
   */
  @Transactional
  public void sow() {
    for (Map.Entry<DomainId, DirectorySettings.Parent> pair : settings.parents().entrySet()) {
      domains.move(pair.getKey(), pair.getValue().id());
    }
    if (mode.isDevelopment()) {
      int number = 1;
      for (SampleUser sample : SampleUser.values()) {
        add(sample, new E164(SAMPLE_NUMBERS + "%02d".formatted(number++), null));
      }
    }
  }

  private void add(SampleUser sample, E164 number) {
    DomainId domain = new DomainId(sample.domain());
    domains.keep(domain);
    if (users.byUsername(domain, sample.id()).isEmpty()) {
      User user = new User(ids.next(), domain, sample.id(), sample.role());
      users.add(user);
      if (users.byNumber(number).isEmpty()) {
        user.answer(List.of(number));
      }
    }
  }
}

package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.switchhook.dialling.DialPermit;
import org.switchhook.platform.Ids;

/** Makes the dialogs of new calls. */
@Singleton
public class FirstDialogs {
  private final Ids ids;

  @Inject
  public FirstDialogs(Ids ids) {
    this.ids = ids;
  }

  /** Of the INVITE to a phone that is to wait. */
  public Dialog of(DialPermit permit) {
    return of(permit, new Opening.Waiting());
  }

  /** Of the INVITE that a permit lets leave. */
  public Dialog of(DialPermit permit, Opening opening) {
    String route = permit.route();
    return Dialog.start(
        ids.next(),
        ids.next(),
        "z9hG4bK" + ids.next(),
        permit.from(),
        permit.requestUri(),
        route == null ? List.of() : List.of(route),
        opening.first(ids.below(Integer.MAX_VALUE)));
  }
}

package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sip.message.Response;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Ids;
import org.switchhook.trunk.Trunks;

/** Tells a challenge that a trunk's credentials can answer from a refusal. */
@Singleton
class Challenges {
  private final Trunks trunks;
  private final Ids ids;

  @Inject
  Challenges(Trunks trunks, Ids ids) {
    this.trunks = trunks;
    this.ids = ids;
  }

  /** Empty when the response is no 401 or 407, or when there is nothing to answer it with. */
  Optional<DigestChallenge> of(TrunkId trunk, SIPResponse response) {
    int code = response.getStatusCode();
    boolean asked = code == Response.UNAUTHORIZED || code == Response.PROXY_AUTHENTICATION_REQUIRED;
    return asked && trunks.find(trunk).filter(Credentials::has).isPresent()
        ? ChallengeReader.read(response, ids.next())
        : Optional.empty();
  }
}

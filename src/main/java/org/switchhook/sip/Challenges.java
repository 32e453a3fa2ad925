package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.message.Response;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.platform.Ids;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/**
 * Tells a challenge that a trunk's credentials may answer from a refusal. What is challenged must
 * have gone to the trunk itself: a phone behind it that is talked to directly could have its
 * challenge answered, and find the password out from the answer.
 */
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
  Optional<DigestChallenge> of(TrunkId trunk, Dialog dialog, SIPResponse response) {
    int code = response.getStatusCode();
    boolean asked = code == Response.UNAUTHORIZED || code == Response.PROXY_AUTHENTICATION_REQUIRED;
    return asked
        ? trunks
            .find(trunk)
            .filter(peer -> Credentials.has(peer) && isNext(peer, dialog))
            .flatMap(peer -> ChallengeReader.read(response, ids.next(), peer::isRealm))
        : Optional.empty();
  }

  private boolean isNext(Trunk trunk, Dialog dialog) {
    try {
      return trunks.isAt(trunk, NextHop.host(dialog));
    } catch (ParseException e) {
      return false;
    }
  }
}

package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The Via branch of our INVITE as it goes out: what the dialog says, and a keyed hash of that and
 * the Call-ID. So an answer shows by itself that it answers an INVITE of ours, when nothing else
 * remembers it. Safe for use by many threads.
 */
@Singleton
class InviteBranch {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 15;
  private static final int LENGTH = 20;

  private final SecretKeySpec key;

  @Inject
  InviteBranch(BranchKey key) {
    this.key = new SecretKeySpec(key.read(), ALGORITHM);
  }

  /** The branch to send; the same for the INVITE and its CANCEL. */
  String sign(String branch, String callId) {
    return branch + "." + hash(branch, callId);
  }

  /** False for a branch that we have not sent with this Call-ID. */
  boolean isOurs(@Nullable String sent, String callId) {
    int end = sent == null ? -1 : sent.length() - LENGTH - 1;
    if (sent == null || end < 0) {
      return false;
    }
    byte[] expected = sign(sent.substring(0, end), callId).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, sent.getBytes(UTF_8));
  }

  private String hash(String branch, String callId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal((branch + " " + callId).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}

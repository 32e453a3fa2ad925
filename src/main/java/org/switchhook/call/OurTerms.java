package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * What a message of ours says about how its session lives, beside its own sense.
 *
 * @param expires Session-Expires in seconds, 0 for none
 * @param refresher null to name none
 * @param minSe Min-SE in seconds, 0 for none
 * @param required the phone has to know session timers to understand it (RFC 4028 9)
 * @param later the phone may ask again in some seconds (RFC 3261 14.2)
 */
public record OurTerms(
    long expires, @Nullable Refresher refresher, long minSe, boolean required, boolean later) {
  public static final OurTerms NONE = new OurTerms(0, null, 0, false, false);
  static final OurTerms LATER = new OurTerms(0, null, 0, false, true);

  static OurTerms atLeast(long minSe) {
    return new OurTerms(0, null, minSe, false, false);
  }
}

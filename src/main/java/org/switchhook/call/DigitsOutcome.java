package org.switchhook.call;

/**
 * How sending digits ended.
 *
 * @param code 200 when the peer took all of them; the response that refused one; 0 when the call is
 *     not answered or ended meanwhile
 * @param text reason phrase of the refusal, empty otherwise
 */
public record DigitsOutcome(int code, String text) {
  public boolean taken() {
    return code >= 200 && code < 300;
  }
}

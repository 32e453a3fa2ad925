package org.switchhook.call;

/**
 * What a caller says of himself. Not checked by anybody: good for showing, never for deciding.
 *
 * @param user user part of the From URI, unescaped; empty when there is none
 * @param host host part of the From URI, empty for another kind of URI
 * @param displayName empty when there is none
 */
public record CallerLine(String user, String host, String displayName) {
  @Override
  public String toString() {
    return "a caller";
  }
}

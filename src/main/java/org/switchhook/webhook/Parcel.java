package org.switchhook.webhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A delivery that this node has taken to send.
 *
 * @param id of the delivery; the header {@code webhook-id}, the same at each try
 * @param version of the row when it was taken; a later one means that somebody else took it since
 * @param failing whether the webhook has taken nothing of late
 * @param secrets the newest first
 */
record Parcel(
    String id,
    long version,
    String webhook,
    boolean failing,
    String url,
    List<Secret> secrets,
    String body) {

  /** The value of {@code webhook-signature}. */
  String signatures(Instant at) {
    return secrets.stream()
        .map(secret -> secret.sign(id, at, body))
        .collect(Collectors.joining(" "));
  }
}

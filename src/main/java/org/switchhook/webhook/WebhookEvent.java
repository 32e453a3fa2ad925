package org.switchhook.webhook;

import java.time.Instant;
import java.util.Optional;
import org.switchhook.address.DomainId;

/**
 * Something that the webhooks of a domain are told of.
 *
 * @param subject id of what it is about; events of one subject arrive in the order in which they
 *     were handed over
 * @param data what Jackson can write; the member {@code data} of the body
 */
record WebhookEvent(EventType type, DomainId domain, String subject, Instant at, Object data) {

  /** An event that may need the database to be complete. */
  @FunctionalInterface
  interface Source {
    /**
     * Runs in the transaction that stores the event, again after one that failed, and may wait.
     *
     * @return empty when there is nothing to tell
     */
    Optional<WebhookEvent> event();
  }
}

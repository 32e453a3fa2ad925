package org.switchhook.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as REST shows it; {@code Webhook} in {@code openapi.yaml}.
 *
 * @param events null for all
 * @param oldSecretUntil null when one secret signs
 * @param secret shown when it is made and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
    String id,
    String url,
    @Nullable String description,
    @Nullable List<String> events,
    boolean enabled,
    @Nullable String disabledBecause,
    @Nullable Instant failingSince,
    @Nullable Instant oldSecretUntil,
    String createdBy,
    Instant createdAt,
    @Nullable String secret) {

  WebhookView with(Secret shown) {
    return new WebhookView(
        id,
        url,
        description,
        events,
        enabled,
        disabledBecause,
        failingSince,
        oldSecretUntil,
        createdBy,
        createdAt,
        shown.text());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "webhook " + id;
  }
}

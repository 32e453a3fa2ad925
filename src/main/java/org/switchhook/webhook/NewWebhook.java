package org.switchhook.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Fields;

/**
 * A webhook to be registered; {@code NewWebhook} in {@code openapi.yaml}. Unchecked but for the
 * address being there.
 *
 * @param events null or empty for all
 * @param secret null for one of ours
 */
record NewWebhook(
    String url,
    @Nullable String description,
    @Nullable List<@Nullable String> events,
    @Nullable Boolean enabled,
    @Nullable String secret) {

  NewWebhook {
    Fields.required("url", url);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "new webhook";
  }
}

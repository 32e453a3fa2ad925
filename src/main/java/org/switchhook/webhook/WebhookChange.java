package org.switchhook.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a webhook; a member that is missing stays as it is. Unchecked.
 *
 * @param description empty for none
 * @param events empty for all
 */
record WebhookChange(
    @Nullable String url,
    @Nullable String description,
    @Nullable List<@Nullable String> events,
    @Nullable Boolean enabled) {}

package org.switchhook.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as REST shows it; {@code Delivery} in {@code openapi.yaml}.
 *
 * @param nextTry null when there is none
 * @param event JSON text of the body; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    String id,
    String type,
    String subject,
    String state,
    int attempts,
    @Nullable Integer lastStatus,
    @Nullable String lastError,
    Instant createdAt,
    @Nullable Instant nextTry,
    @Nullable Instant endedAt,
    @JsonRawValue @Nullable String event) {}
